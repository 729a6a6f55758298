"""What cannot be used is refused by name; nothing is dropped in silence."""

import asyncio
import re
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from nzviz.explore.filters import FILTER_KEYS, LONGEST_WORDS
from nzviz.server.api.lists import PARAMETERS
from nzviz.server.api.parameters import MOST_PARAMETERS

LONG = "x" * (LONGEST_WORDS + 1)


def test_a_list_has_all_filters_of_the_pages() -> None:
    assert [p.name for p in PARAMETERS] == [*FILTER_KEYS, "limit", "offset", "format"]


@pytest.mark.parametrize(
    ("query", "parameter", "said"),
    [
        ("thme=ports", "thme", 'is no parameter here; nearest: "theme"'),
        ("utm_source=letter", "utm_source", "is no parameter here"),
        ("zzzz=1", "zzzz", "is no parameter here; known: theme, rel, actor, fw, from, to, q, "),
        ("Theme=ports", "Theme", 'is no parameter here; nearest: "theme"'),
        ("=ports", "", "is no parameter here"),
        ("theme=prots", "theme", 'is not a theme here; nearest: "ports"'),
        ("theme=ports&theme=zz", "theme", "is not a theme here"),
        ("rel=ports", "rel", "is not a relationship here"),
        ("actor=Borea", "actor", 'nearest: "borea"'),
        ("fw=ports,patrols", "fw", "is not a framework here"),
        ("from=99", "from", "is not a year such as 1985"),
        ("to=soon", "to", "is not a year such as 1985"),
        ("to=%D9%A2%D9%A0%D9%A1%D9%A0", "to", "is not a year such as 1985"),
        ("from=2012&to=1999", "to", "lies before from=2012"),
        ("from=1999&from=1999", "from", "is a second value; give one only"),
        ("to=&to=2001", "to", "is a second value; give one only"),
        ("q=a&q=b", "q", "is a second value; give one only"),
        (f"q={LONG}", "q", f"is longer than {LONGEST_WORDS} characters"),
        (f"theme={LONG}", "theme", f"is longer than {LONGEST_WORDS} characters"),
        ("limit=0", "limit", "is not a whole number from 1 to 1000"),
        ("limit=1001", "limit", "is not a whole number from 1 to 1000"),
        ("limit=-1", "limit", "is not a whole number from 1 to 1000"),
        ("limit=1.5", "limit", "is not a whole number from 1 to 1000"),
        ("limit=1e2", "limit", "is not a whole number from 1 to 1000"),
        ("limit=%201", "limit", "is not a whole number from 1 to 1000"),
        ("limit=", "limit", "is not a whole number from 1 to 1000"),
        ("limit=%D9%A1", "limit", "is not a whole number from 1 to 1000"),
        ("limit=1&limit=1", "limit", "is a second value; give one only"),
        ("offset=-1", "offset", "is not a whole number from 0 to 999999999"),
        ("offset=1000000000", "offset", "is not a whole number from 0 to 999999999"),
        ("offset=0&offset=1", "offset", "is a second value; give one only"),
        ("format=xml", "format", "is not one of json, csv"),
        ("format=", "format", "is not one of json, csv"),
        ("format=JSON", "format", "is not one of json, csv"),
        ("format=csv&format=csv", "format", "is a second value; give one only"),
        ("q=%ff", "q", "is not UTF-8, percent-encoded"),
        ("theme=ports&q=%c3%28", "q", "is not UTF-8, percent-encoded"),
        ("%ff=1", "%ff", "is not UTF-8, percent-encoded"),
        ("q=%ed%a0%80", "q", "is not UTF-8, percent-encoded"),
    ],
)
def test_a_bad_parameter_is_named_with_what_would_be_right(
    api: TestClient, query: str, parameter: str, said: str
) -> None:
    answer = api.get(f"/api/v1/events?{query}")
    problem = answer.json()

    assert answer.status_code == problem["status"] == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["title"] == "Bad Request"
    assert problem["type"] == "about:blank"
    (error,) = problem["errors"]
    assert error["parameter"] == parameter
    assert said in error["detail"]
    assert error["detail"] in problem["detail"]
    assert len(answer.content) < 1000


def test_every_fault_is_named_at_once(api: TestClient) -> None:
    answer = api.get("/api/v1/events.csv?thme=a&rel=b&from=c&limit=d&offset=e&format=json")

    named = [error["parameter"] for error in answer.json()["errors"]]
    assert named == ["thme", "rel", "from", "format", "limit", "offset"]


@pytest.mark.parametrize(
    "path",
    ["/api/v1", "/api/v1/events/ports-closed", "/api/v1/openapi.json", "/api/v1/docs"],
)
def test_what_takes_no_parameters_refuses_all(api: TestClient, path: str) -> None:
    answer = api.get(f"{path}?theme=ports")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["detail"] == "is no parameter here; there are none"


@pytest.mark.parametrize("path", ["/api/v1/themes", "/api/v1/actors.csv"])
def test_vocabularies_take_no_filters(api: TestClient, path: str) -> None:
    assert api.get(f"{path}?theme=ports").status_code == 400


def test_too_many_parameters_are_not_even_looked_at(api: TestClient) -> None:
    answer = api.get("/api/v1/events?" + "&".join(["theme=ports"] * (MOST_PARAMETERS + 1)))

    assert answer.status_code == 400
    assert answer.json()["detail"] == f"There are more than {MOST_PARAMETERS} parameters."


def test_empty_filters_are_no_filters_as_on_the_pages(api: TestClient) -> None:
    empty = api.get("/api/v1/events?theme=&rel=&actor=&fw=&from=&to=&q=")

    assert empty.json()["items"] == api.get("/api/v1/events").json()["items"]


#: What people try on public sites.
HOSTILE = st.one_of(
    st.sampled_from(
        [
            "<script>alert(1)</script>", "javascript:alert(1)", "'; DROP TABLE records; --",
            '"><img src=x onerror=alert(1)>', "../../../etc/passwd", "..\\..\\win.ini", "\0",
            "a\0b", "\u202eevil", "\r\nSet-Cookie: a=b", "${jndi:ldap://x}", "{{7*7}}", "%s%n",
            "NaN", "null", "x" * 5000, '"' * 199, "(" * 199, "* OR *", "NEAR(a b)", "-", '-"',
            "q:q", "\uffff", "1e999",
        ]
    ),
    st.text(max_size=220),
    st.integers().map(str),
)  # fmt: skip
NAMES = st.one_of(
    st.sampled_from([*FILTER_KEYS, "limit", "offset", "format", "kind"]), st.text(max_size=20)
)
PATHS = st.one_of(
    st.sampled_from(
        [
            "/api/v1/events", "/api/v1/quotes.csv", "/api/v1/sources", "/api/v1/themes", "/api/v1",
            "/api/v1/disputes.json", "/feed.atom", "/api/v1/quotes/vik-sail-northern-post/citation",
        ]
    ),
    HOSTILE.map(lambda text: f"/api/v1/events/{quote(text, safe='')}"),
    HOSTILE.map(lambda text: f"/api/v1/{quote(text, safe='')}"),
    HOSTILE.map(lambda text: f"/api/v1/sources/{quote(text, safe='')}/citation"),
)  # fmt: skip
ACCEPTS = st.one_of(
    st.sampled_from(["", "*/*", "text/csv;q=nan", "text/html", ";;,,", "text/*;q=0.1,*/*;q=-1"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60),
)
#: Where a file of the server, or how it is made, would show.
LEAKS = re.compile(r"Traceback|/src/|site-packages|\.py\b|/home/|/root/|File \"|nzviz\.")


@settings(max_examples=150)
@given(PATHS, st.lists(st.tuples(NAMES, HOSTILE), max_size=5), ACCEPTS, HOSTILE)
def test_nothing_hostile_fails_or_leaks(
    api: TestClient, path: str, query: list[tuple[str, str]], accept: str, tag: str
) -> None:
    headers = {"accept": accept, "if-none-match": quote(tag)}
    text = urlencode(query, errors="surrogatepass")
    answer = api.get(f"{path}?{text}" if text else path, headers=headers)

    assert answer.status_code in (200, 301, 304, 400, 404, 406)
    assert not answer.headers["content-type"].startswith("text/html") or "docs" in path
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert not LEAKS.search(answer.text)
        assert len(answer.content) < 20_000
    assert set(answer.headers) <= {
        "etag", "cache-control", "x-total-count", "vary", "link", "content-type", "content-length",
        "content-disposition", "access-control-allow-origin", "access-control-expose-headers",
        "location",
    }  # fmt: skip


@pytest.mark.parametrize("path", ["/api/v1/events", "/feed.atom", "/api/v1/events/ports-closed"])
@pytest.mark.parametrize("name", ["q", "theme", "limit", "x" * 1_000_000])
def test_a_megabyte_is_refused_and_not_repeated(app: ASGIApp, path: str, name: str) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    query = f"{name}={'y' * 1_000_000}".encode()  # longer than clients let through
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "headers": [],
        "query_string": query, "root_path": "", "scheme": "http", "server": ("record.example", 80),
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]  # an awaitable is enough
    start, body = sent
    assert start["status"] == 400
    assert len(body["body"]) < 1000


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/..%2f..%2fetc%2fpasswd", "/api/v1/events/..%2f..%2fdata", "/api/v1/events/%00",
        "/api/v1/events/%ff%fe", "/api/v1/events/%e2%80%ae", "/api/v1//events", "/api/v1/events/",
        "/api/v1/events/a/b", "/api/v2/events", "/api", "/api/", "/api/v1/events.xml",
        "/api/v1/a%0D%0Ab",        "/api/v1/event", "/api/v1/events/ports-closed.json",
    ],
)  # fmt: skip
def test_addresses_that_lead_nowhere_say_so(api: TestClient, path: str) -> None:
    answer = api.get(path)

    assert answer.status_code == 404
    assert answer.json()["title"] == "Not Found"
