"""Tables of the warehouse: the columns that pings fill, and the order in which they were published."""
