"""From records to text: one function a format, none of which knows where the text goes."""
