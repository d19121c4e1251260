"""Numbers as officials state them: read from the text, labelled with what they measure, and dated.

numerals → quantities, periods → clauses → metrics, kinds → stated
"""
