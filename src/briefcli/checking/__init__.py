"""Is a quotation true to the record? Its words are held against those of the transcripts.

article → quotations; plain → turns → alignment → clipping, paraphrase → verdicts
"""
