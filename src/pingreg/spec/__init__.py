"""MODEL: what an author may write, as types; nothing is inherited or looked up yet."""
