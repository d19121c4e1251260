"""The program of the process that takes PDF files apart: `pdf.py` runs it, nothing imports it.

PDFium is compiled code that nothing can interrupt, and a small file may ask for hours of work or for all
memory; so it works in a process of its own, under limits of the operating system.

Reads a file from standard input; its arguments are the most seconds, bytes of memory, pages and
characters. Writes JSON: a list of pages, each a list of lines, or what is wrong, a key of `pdf.py`.
"""

import json
import sys
import warnings


def limit(seconds: int, memory: int) -> None:
    """Set the limits of this process, where there are any."""
    try:
        import resource
    except ImportError:  # Windows; there the caller's patience is the only limit
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # not on this system, or a lower one holds already
            continue


def pages(data: bytes, most_pages: int, most_characters: int) -> list[list[str]] | str:
    """The lines of each page that are not blank, or what is wrong."""
    from pypdfium2 import PdfDocument, PdfiumError

    found: list[list[str]] = []
    try:
        document = PdfDocument(data)
        if len(document) > most_pages:
            return "pages"
        for page in document:
            textpage = page.get_textpage()
            most_characters -= textpage.count_chars()
            if most_characters < 0:
                return "characters"
            # PDFium joins lines at a hyphen, and marks where.
            text = textpage.get_text_bounded().replace("\x02", "-\n").replace("\ufffe", "-\n")
            found.append([line.strip() for line in text.splitlines() if line.strip()])
            textpage.close()
            page.close()
    except PdfiumError as error:
        return "password" if "password" in str(error).lower() else "damaged"
    return found


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    seconds, memory, most_pages, most_characters = map(int, sys.argv[1:])
    limit(seconds, memory)
    json.dump(pages(sys.stdin.buffer.read(), most_pages, most_characters), sys.stdout)
