"""Load scripts; bench/README.md tells how they measure."""
