"""Records: what people who answer for the data have to know and to show, as plain values."""
