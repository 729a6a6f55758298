"""The manifests are valid, belong together, and ask the application only what it answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from click.testing import CliRunner

from nzviz import __version__
from nzviz.cli import main
from nzviz.cli.hosting import TRUSTED_PROXIES_VARIABLE, ProxyAddresses, WebAddress
from nzviz.server.public_address import PUBLIC_URL_VARIABLE
from nzviz.server.service import ROUTES

FOLDER = Path(__file__).parents[2] / "deploy/kubernetes"
NAMES = sorted(path.name for path in FOLDER.glob("*.yaml") if path.name != "kustomization.yaml")
NEEDED = {
    "Deployment", "Service", "Ingress", "HorizontalPodAutoscaler", "PodDisruptionBudget",
    "ConfigMap", "Namespace",
}  # fmt: skip


def documents(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((FOLDER / name).read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def parts() -> dict[str, dict[str, Any]]:
    """All manifests by their kind."""
    found = [document for name in NAMES for document in documents(name)]
    assert len(found) == len({document["kind"] for document in found})
    return {document["kind"]: document for document in found}


@pytest.fixture(scope="module")
def pod(parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    spec: dict[str, Any] = parts["Deployment"]["spec"]["template"]["spec"]
    return spec


@pytest.fixture(scope="module")
def container(pod: dict[str, Any]) -> dict[str, Any]:
    (only,) = pod["containers"]
    return dict(only)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("version", ["1.31", kubernetes_validate.latest_version()])
def test_every_manifest_fits_the_schema_of_kubernetes(name: str, version: str) -> None:
    for document in documents(name):
        kubernetes_validate.validate(document, version, strict=True)


def test_the_schemas_refuse_what_is_wrong(parts: dict[str, dict[str, Any]]) -> None:
    """Else the test above would prove nothing."""
    wrong = {**parts["Service"], "spec": {**parts["Service"]["spec"], "sessionAffinty": "ClientIP"}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, kubernetes_validate.latest_version(), strict=True)


def test_the_kustomization_names_every_manifest(parts: dict[str, dict[str, Any]]) -> None:
    (kustomization,) = documents("kustomization.yaml")
    assert sorted(kustomization["resources"]) == NAMES
    assert set(parts) == NEEDED
    assert kustomization["namespace"] == parts["Namespace"]["metadata"]["name"]
    (image,) = kustomization["images"]
    assert image["newTag"] == __version__


def test_they_belong_together(
    parts: dict[str, dict[str, Any]], pod: dict[str, Any], container: dict[str, Any]
) -> None:
    labels = parts["Deployment"]["spec"]["template"]["metadata"]["labels"].items()
    assert labels >= parts["Deployment"]["spec"]["selector"]["matchLabels"].items()
    assert labels >= parts["Service"]["spec"]["selector"].items()
    assert labels >= parts["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"].items()
    (spread,) = pod["topologySpreadConstraints"]
    assert labels >= spread["labelSelector"]["matchLabels"].items()

    (port,) = container["ports"]
    (served,) = parts["Service"]["spec"]["ports"]
    assert served["targetPort"] == port["name"]
    (rule,) = parts["Ingress"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    service = path["backend"]["service"]
    assert service == {
        "name": parts["Service"]["metadata"]["name"],
        "port": {"name": served["name"]},
    }
    (tls,) = parts["Ingress"]["spec"]["tls"]
    assert tls["hosts"] == [rule["host"]]
    assert parts["Service"]["spec"]["sessionAffinity"] == "ClientIP"
    assert "haproxy.org/cookie-persistence" in parts["Service"]["metadata"]["annotations"]

    scaled = parts["HorizontalPodAutoscaler"]["spec"]
    assert scaled["scaleTargetRef"]["name"] == parts["Deployment"]["metadata"]["name"]
    assert "replicas" not in parts["Deployment"]["spec"], "each update would undo the autoscaler"
    assert scaled["minReplicas"] > parts["PodDisruptionBudget"]["spec"]["maxUnavailable"]

    (settings,) = container["envFrom"]
    assert settings["configMapRef"]["name"] == parts["ConfigMap"]["metadata"]["name"]
    assert {v["name"] for v in pod["volumes"]} == {m["name"] for m in container["volumeMounts"]}


def test_the_command_and_the_settings_are_ones_that_nzviz_knows(
    parts: dict[str, dict[str, Any]], container: dict[str, Any]
) -> None:
    command, *options = container["args"]
    parsed = main.commands[command].make_context(command, list(options))
    assert parsed.params["port"] == container["ports"][0]["containerPort"]
    assert parsed.params["address"] == "0.0.0.0"

    data = dict(parts["ConfigMap"]["data"])
    address = data.pop(PUBLIC_URL_VARIABLE)
    assert WebAddress().convert(address, None, None) == address
    assert address.endswith(f"://{parts['Ingress']['spec']['rules'][0]['host']}")
    assert ProxyAddresses().convert(data.pop(TRUSTED_PROXIES_VARIABLE), None, None)
    assert data.pop("NZVIZ_CACHE") in {mount["mountPath"] for mount in container["volumeMounts"]}
    assert data == {}
    assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0


def test_the_probes_ask_what_the_application_answers(container: dict[str, Any]) -> None:
    asked = {name: container[f"{name}Probe"]["httpGet"] for name in ("startup", "liveness")}
    assert {probe["path"] for probe in asked.values()} == {"/_stcore/health"}
    ours = {getattr(route, "path", "") for route in ROUTES}
    ready = container["readinessProbe"]["httpGet"]["path"]
    assert ready in ours
    service = documents("service.yaml")[0]["metadata"]["annotations"]
    assert service["haproxy.org/check-http"] == ready
    ports = {port["name"] for port in container["ports"]}
    assert {
        container[f"{name}Probe"]["httpGet"]["port"] for name in ("startup", "readiness")
    } <= ports


def test_pods_are_as_confined_as_the_namespace_demands(
    parts: dict[str, dict[str, Any]], pod: dict[str, Any], container: dict[str, Any]
) -> None:
    """Kubernetes' "restricted" pod security standard, point by point."""
    labels = parts["Namespace"]["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] > 0
    assert pod["securityContext"]["seccompProfile"]["type"] == "RuntimeDefault"
    confined = container["securityContext"]
    assert confined["allowPrivilegeEscalation"] is False
    assert confined["capabilities"] == {"drop": ["ALL"]}
    assert confined["readOnlyRootFilesystem"] is True
    assert not {"hostNetwork", "hostPID", "hostIPC"} & pod.keys()
    assert all("emptyDir" in volume for volume in pod["volumes"])
    assert container["resources"]["limits"]["memory"]
    grace = pod["terminationGracePeriodSeconds"]
    assert grace > container["lifecycle"]["preStop"]["sleep"]["seconds"] + 15
