"""The corpus: curated YAML read, validated, linked and turned into pandas frames."""
