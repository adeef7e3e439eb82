"""CHECK: is this registry good? One rule a module, run over what was resolved."""
