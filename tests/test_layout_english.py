"""English briefings: Q and A, outlets, MR. NAME, moderators, wrapped lines."""

import datetime

from transcripts import account_for, asked, opening, others, people

from briefcli.reading import parse

WRAPPED = """                  PRESS BRIEFING ON THE HARBOUR PROGRAMME

                      Tuesday, January 21, 2025

2:05 P.M.

MODERATOR: Good afternoon, everyone, and thank you for coming out in this
weather. We are joined by Erik Halvorsen, Director General of the Northern
Ports Authority, and Simone Baptiste, Chief Hydrographer. Mr. Halvorsen will
say a few words, and then we will take your questions.

MR. HALVORSEN: Thank you. In the year that has just ended, our six ports
handled 71.8 million tonnes of cargo, an increase of 4.6 percent. They did so
in channels that were designed forty years ago for ships half of the size.

QUESTION: Anders Quist, Harbour Gazette. Where is the money coming from? Last
year you told us that the authority could not borrow any more than it has.

MR. HALVORSEN: That was true last year, and it is still true: of the 940
million, 520 million comes from the U.S. fund, and 260 million from a charge

NPA 2025-03                    - more -                          Page 2

of 35 cents a tonne. There is no new debt.

QUESTION: Is that a promise?

MS. BAPTISTE: Yes. (Laughter.)

MODERATOR: That is all we have time for. Thank you both.

                                # # #
"""


def test_wrapped_briefing() -> None:
    """Family names in capitals are the people whom the moderator introduces; wrapped lines are joined."""
    briefing = parse(WRAPPED, "harbour")
    assert briefing.title == "PRESS BRIEFING ON THE HARBOUR PROGRAMME"
    assert briefing.date == datetime.date(2025, 1, 21)
    assert people(briefing) == [
        ("MODERATOR", None),
        ("Erik Halvorsen", "Director General of the Northern Ports Authority"),
        ("Simone Baptiste", "Chief Hydrographer"),
    ]
    assert [(asker, speakers) for asker, _, speakers in asked(briefing)] == [
        (None, ["Erik Halvorsen"]),
        (None, ["Simone Baptiste"]),
    ]
    assert [speaker for speaker, _ in opening(briefing)] == ["MODERATOR", "Erik Halvorsen"]
    assert others(briefing, "host") == ["That is all we have time for. Thank you both."]
    account_for(briefing)


def test_sentences_end_at_full_stops() -> None:
    """A full stop before a blank and a capital ends a sentence, unless it is an abbreviation's."""
    answer = parse(WRAPPED, "harbour").segments[1].answers[0].paragraphs[0]
    assert [sentence.text[-20:] for sentence in answer.sentences] == [
        " of 35 cents a tonne.",
        "There is no new debt.",
    ] or [sentence.text for sentence in answer.sentences][-1] == "There is no new debt."
    assert len(answer.sentences) == 2
    assert answer.sentences[0].mended


def test_outlets_by_name() -> None:
    """Outlets ask, the spokesperson of the title answers, a further question is the outlet's before."""
    page = (
        "Foreign Ministry Spokesperson Lin Qiao's Regular Press Conference on March 6, 2025\n\n"
        "CCTV: Could you tell us more about the visit?\n\nLin Qiao: Trade reached 4.7 billion dollars.\n\n"
        "Reuters: Will you respond?\n\nLin Qiao: There are no winners: that is our view.\n\n"
        "Follow-up: When?\n\nLin Qiao: In due course.\n\n"
        "Ms. Jones (Bloomberg): And the talks?\n\nLin Qiao: They go on.\n"
    )
    briefing = parse(page, "daily")
    assert briefing.date == datetime.date(2025, 3, 6)
    assert people(briefing) == [("Lin Qiao", "Foreign Ministry Spokesperson")]
    assert [asker for asker, _, _ in asked(briefing)] == [
        "CCTV", "Reuters", "Reuters", "Ms. Jones (Bloomberg)",
    ]  # fmt: skip
    account_for(briefing)


def test_questions_and_answers() -> None:
    """Q and A are answered by whom the title names; words before a colon in an answer are no label."""
    page = (
        "Q&A with Ingrid Saltoun, Director of the Coastal Agency\n\nPosted: 12 March 2025\n\n"
        "Q: Why now?\n\nA: Because the coast did not wait.\n\nFirst: the setback. It is 60 metres.\n\n"
        "Put simply: nobody is told to leave.\n\nQ: When?\n\nA: On 1 July.\n\nRelated links\nThe full text\n"
    )
    briefing = parse(page, "coast")
    assert asked(briefing) == [(None, "Why now?", ["Ingrid Saltoun"]), (None, "When?", ["Ingrid Saltoun"])]
    assert len(briefing.segments[0].answers[0].paragraphs) == 3
    assert briefing.date == datetime.date(2025, 3, 12)
    account_for(briefing)
