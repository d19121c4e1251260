"""How text and queries are made comparable: one normalisation, one way of cutting into words."""
