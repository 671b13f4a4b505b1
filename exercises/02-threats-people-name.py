# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   portal:
#     id: ex-02-threats
#     title: The threats people name
#     summary: Three survey questions from Afghan cities. What do the shares prove, and what may you print?
#     module: m02
#     outcomes: [m02-o2, m02-o3, m02-o5]
#     minutes: 40
#     mode: pairs
#     data:
#       - afg-threat-environment
#       - afg-threat-crime
#       - afg-threat-traffic
#       - afg-threat-war
#       - afg-stability-economic
#       - afg-stability-war
#       - afg-stability-environment
#       - afg-stability-housing
#       - afg-support-social
#       - afg-support-economic
#       - afg-support-meetings
#     status: published
#     last_reviewed: "2026-11-21"
# ---

# %% [markdown]
# From 2015 to 2018 a programme for safer cities worked in Afghanistan [@afg-aupp-duration mark]. A paper
# about it reports three questions that respondents answered: what they saw as the biggest threats, what
# they thought decides long-term stability, and what municipalities could do for vulnerable groups.
# [@src:unhabitat-framework-paper] You will find out what these answers can carry: which chart is honest,
# how many people must have named more than one threat, and whether a split was "almost even". You end with
# one sentence that may be printed, and its caveat.
#
# These are answers about threats, given in a country at war. Behind each share are people. The government that
# the paper names, that of the Islamic Republic of Afghanistan, ceased to hold power in August 2021
# [@afg-government-2021]; nothing here tells how people in these cities live or feel now.
#
# Work in pairs: one types, the other asks why; change over at every question. Nothing can break. Three
# dots, `...`, mark the place for your answer: put it there, run that cell, then run the check below it. The
# check tells you where to look. It does not tell you the answer.

# %% [markdown]
# ## Question 1. Guess first
#
# You have seen no figure yet. Which threat do you think respondents named most often? Agree on one guess
# and write it in place of the three dots, between quotation marks, like this: `"hunger"`.

# %% tags=["task"]
answer_guess = ...

# %% tags=["solution"]
answer_guess = "war"  # one guess of many: no guess is wrong

# %% tags=["check"]
assert answer_guess is not ..., (
    "Not answered yet. Put your guess, in quotation marks, in place of the three dots; run that cell, then this one."
)
assert isinstance(answer_guess, str) and any(sign.isalpha() for sign in answer_guess), (
    "A guess in words, please: the name of a threat, between quotation marks."
)
print(f"Your guess: {answer_guess}. Keep it in mind and read on.")

# %% [markdown] tags=["solution"]
# Many of us think of war first when we hear of Afghanistan. Of the four threats that the paper prints,
# terrorism and war were named least often ([@afg-threat-war]) and environmental hazards most often
# ([@afg-threat-environment]). That does not make war small. It says that people who live with war also live
# with hazards, traffic and crime, and that one has to ask them. The paper prints no reasons, so we do not
# guess at them.

# %% [markdown]
# ## What respondents answered
#
# Run the next two cells. The first holds the figures of the paper, the second the tools. Nothing has to be
# changed in them.

# %% tags=["given"]
# Per cent of respondents, as the paper prints them. Each name is a claim in the evidence ledger.
CLAIMS = {
    "afg-threat-environment": 48,
    "afg-threat-crime": 41,
    "afg-threat-traffic": 40,
    "afg-threat-war": 23,
    "afg-stability-economic": 55,
    "afg-stability-war": 25,
    "afg-stability-environment": 9,
    "afg-stability-housing": 5,
    "afg-support-social": 37,
    "afg-support-economic": 31,
    "afg-support-meetings": 30,
}

threats = {
    "Environmental hazards": CLAIMS["afg-threat-environment"],
    "Crime": CLAIMS["afg-threat-crime"],
    "Traffic and road safety": CLAIMS["afg-threat-traffic"],
    "Terrorism and war": CLAIMS["afg-threat-war"],
}
stability = {
    "Economic factors": CLAIMS["afg-stability-economic"],
    "Terrorism and war": CLAIMS["afg-stability-war"],
    "Environmental issues": CLAIMS["afg-stability-environment"],
    "Housing": CLAIMS["afg-stability-housing"],
}
support = {
    "Social assistance": CLAIMS["afg-support-social"],
    "Economic assistance": CLAIMS["afg-support-economic"],
    "Meetings": CLAIMS["afg-support-meetings"],
}

# %% tags=["given"]
import numpy as np
import pandas as pd
from IPython.display import display

from monitor_lab import NotPartsOfAWholeError, tabulate


def show_chart(chart):
    """Draw a chart; where nothing can be drawn, say it in words."""
    display({"application/vnd.vegalite.v5+json": chart, "text/plain": chart["description"]}, raw=True)


def number(answer):
    """Read an answer as a number, or say how to write it."""
    assert answer is not ..., (
        "Not answered yet. Put your number in place of the three dots; run that cell, then this one."
    )
    assert not isinstance(answer, tuple), "Write a point, not a comma, before the decimals."
    try:
        value = float(answer.strip().removesuffix("%") if isinstance(answer, str) else answer)
    except (TypeError, ValueError):
        value = np.nan
    assert not np.isnan(value), "One number, please, without words, and a point before the decimals."
    return value


def words(answer):
    """Read an answer in words, in small letters, or say how to write it."""
    assert answer is not ..., (
        "Not answered yet. Put your words, in quotation marks, in place of the three dots; "
        "run that cell, then this one."
    )
    assert isinstance(answer, str) and answer.strip(), "Words, please, between quotation marks."
    return answer.strip().strip(".").lower()


# %% [markdown]
# Each share is the part of respondents who named that threat: environmental hazards
# [@afg-threat-environment], crime [@afg-threat-crime], traffic and road safety [@afg-threat-traffic],
# terrorism and war [@afg-threat-war].
#
# ## Question 2. Add them up
#
# With pencil or calculator: what is the sum of the four shares, in per cent?

# %% [markdown] tags=["hint"]
# Add the four numbers as they stand. Do not divide by anything, and do not be surprised by the result.

# %% tags=["task"]
answer_sum = ...

# %% tags=["solution"]
answer_sum = 48 + 41 + 40 + 23

# %% tags=["check"]
given = number(answer_sum)
left = given
for share in threats.values():
    left = left - share  # take the four shares away again: nothing should be left
assert given > 3, "That looks like mentions for one person. Give the plain sum of the shares, in per cent."
assert given != 100, "Did you expect that total? Add the four printed shares and see what they give."
assert given not in (sum(stability.values()), sum(support.values())), (
    "That is the sum of one of the other two questions. Take the four shares of the threats."
)
assert -left not in threats.values(), "One of the four shares is missing from your sum."
assert left not in threats.values(), "One of the shares went into your sum twice."
assert left >= 0, "Your sum is too small. Add the four shares again, and do not divide."
assert left == 0, "Your sum is too large. Add the four shares again, each once."
print(f"Yes. For every 100 people asked there were {given:g} mentions of these four threats.")

# %% [markdown]
# What does this total prove about the way the question was asked? Choose one of three:
#
# - `"single"`: each person could name one threat only
# - `"multiple"`: a person could name several
# - `"undetermined"`: the total does not tell

# %% [markdown] tags=["hint"]
# Imagine [~100 people] in a room, and each may raise a hand once only. How many hands can you count at
# most?

# %% tags=["task"]
answer_proves = ...

# %% tags=["solution"]
answer_proves = "multiple"

# %% tags=["check"]
choice = words(answer_proves)
assert not choice.startswith("single"), (
    "If each person had named one threat only, what is the largest total that 100 people could give? "
    "Compare it with your sum."
)
assert not choice.startswith("undetermined"), (
    "Some totals leave it open. Does this one? Think of 100 people with one mention each, and of your sum."
)
assert choice.startswith("multiple"), 'Choose one of the three words: "single", "multiple" or "undetermined".'
print("Yes. There are more mentions than people, and by far more than rounding could add.")

# %% [markdown] tags=["solution"]
# The shares add to [= @afg-threat-environment + @afg-threat-crime + @afg-threat-traffic + @afg-threat-war].
# With one mention each, [~100 people] can make no more than [~100 mentions]; rounding could lift four
# shares by two points together, not by more. So at least some people named several threats. Nothing is
# wrong with the figures: the question allowed it. What would be wrong is to read the shares as slices of
# one cake.

# %% [markdown]
# ## Question 3. Let the tool look
#
# `tabulate` sorts the shares, adds them, and says what kind of question they can come from. First try it on
# numbers that we made up. Change one number, run the cell, and watch the word in the second line. At what
# total does it change?

# %% tags=["given"]
made_up = {"Noise": 35, "Darkness": 30, "Dogs": 20, "Litter": 10}  # invented: change any of these

trial = tabulate(made_up)
print(f"The shares add to {trial.total:.0f}%.")
print(f"Kind of question: {trial.response}")

# %% [markdown]
# Now the four threats. The first cell draws bars. The second asks for a pie.

# %% tags=["given"]
by_threat = tabulate(threats)
show_chart(by_threat.bars())
by_threat.table[["share"]].round(1)

# %% tags=["given"]
if answer_sum is ...:
    print("Answer question 2 first, then run this cell again.")
else:
    try:
        show_chart(by_threat.pie())
    except NotPartsOfAWholeError as refusal:
        print("No pie was drawn.")
        print(refusal)

# %% [markdown]
# Read the refusal. In your own words to each other: why is there no pie? Then choose the letter that comes
# closest.
#
# - `"A"`: four slices are too many to read
# - `"B"`: one person can stand in several shares, so the shares are not slices of one whole
# - `"C"`: the paper does not print how many people were asked

# %% [markdown] tags=["hint"]
# A whole pie is all the people, and each person sits in one slice. In which slice would you put somebody
# who named crime and traffic?

# %% tags=["task"]
answer_no_pie = ...

# %% tags=["solution"]
answer_no_pie = "B"

# %% tags=["check"]
letter = words(answer_no_pie)
assert letter != "a", "A pie of four slices is easy to read. What does the refusal say about the shares?"
assert letter != "c", (
    "That number is missing indeed, and you will need it later. "
    "But would this pie be right if we knew it? Look at what the slices stand for."
)
assert letter == "b", 'Choose one letter, in quotation marks: "A", "B" or "C".'
print("Yes. Bars stand side by side and need not add to anything. That is why bars are drawn, and no pie.")

# %% [markdown] tags=["solution"]
# In a pie every person sits in exactly one slice. Somebody who named both crime and traffic would need two
# seats. A drawing program would not object: it would shrink every slice until they fill the circle, to
# [= 10000 / (@afg-threat-environment + @afg-threat-crime + @afg-threat-traffic + @afg-threat-war) | 0.0 %]
# of its size. The figure beside the first slice would say [@afg-threat-environment], and the slice would
# show less than a third.
#
# With the invented numbers the word changes above [= 100 + 4 * 0.5 | 0 %], a little later than you may have
# expected: each of four rounded shares can be half a point too high, and that alone proves nothing.

# %% [markdown]
# ## Question 4. How many people named two or more?
#
# The paper does not say. But the sum forces a lower bound: fewer than a certain share is impossible. Find
# that share.
#
# Think of [~100 people], and spread the mentions so that as few people as possible name two or more of the
# four. What share of people, in per cent, is left with two or more? Use a pencil. Give one digit
# after the point.

# %% [markdown] tags=["hint"]
# Give everybody one mention first. Some mentions are left over: how many?

# %% [markdown] tags=["hint"]
# Somebody has to carry what is left over. To burden as few people as possible, let each of them carry as
# much as the list allows. Each of them has named one threat already: how many more can the same person
# name?

# %% tags=["task"]
answer_overlap = ...

# %% tags=["solution"]
answer_overlap = (152 - 100) / 3

# %% tags=["check"]
given = number(answer_overlap)
wanted = sum(threats.values())
mentions = 4 * given + 1 * (100 - given)  # your share names all four, everybody else names one
assert not 1 < given < 2, (
    "That is the number of mentions for one person, on average. The question is about people: "
    "what share of them, in per cent, named two or more?"
)
assert not 0 < given <= 1, "Percent or share? 0.5 is a share, 50 is the same in per cent. Write per cent."
assert abs(given - 52) > 0.5, (
    "That would be right if nobody could name more than two. Could one person name more than two of these threats?"
)
assert abs(given - 13) > 0.5, (
    "Nearly. You let each person take four of the mentions left over. But everybody has named one already: "
    "how many more can that person name?"
)
assert abs(given - 38) > 0.5, "That is the average of the four shares. Give everybody one mention, then look on."
assert given not in (17, 18), "Very close. Do not round a bound to a whole number: keep one digit more."
put_back = f"If {given:g}% named all four and everybody else one, 100 people would make {mentions:.1f} mentions."
assert mentions > wanted - 0.15001, f"{put_back} They made more (question 2). So your share is too small."
assert mentions < wanted + 0.15001, f"{put_back} They made fewer (question 2). So a smaller share is enough."
print(f"Yes. At least {given:.1f}% of respondents named two or more of these threats.")

# %% [markdown]
# Now write it as a formula that works for any question: in place of the three dots, using the names `total`
# (the sum of the shares, in per cent) and `options` (how many options are listed).

# %% [markdown] tags=["hint"]
# Take your pencil sum. Where it has the sum of the shares, write `total`. Where it has a number that comes
# from the length of the list, write it with `options`. Brackets come first, as on paper; division is `/`.


# %% tags=["task"]
def least_overlap(total, options):
    return ...


print(least_overlap(140, 3))  # invented numbers: change them and see what your formula makes of them


# %% tags=["solution"]
def least_overlap(total, options):
    return (total - 100) / (options - 1)


print(least_overlap(140, 3))

# %% tags=["check"]
three = tabulate({"Noise": 60, "Darkness": 50, "Dogs": 30})  # invented, to try your formula on other numbers
two = tabulate({"Noise": 90, "Darkness": 80})
assert least_overlap(three.total, 3) is not ..., (
    "Not answered yet. Put your formula in place of the three dots; run that cell, then this one."
)
found_three, found_two = number(least_overlap(three.total, 3)), number(least_overlap(two.total, 2))
assert found_three != found_two, (
    "Your formula gives the same result for every question. Use the names total and options instead of numbers."
)
assert not 0 < found_three < 1, "Percent or share? Your formula gives a share of one. Let it give per cent."
assert found_three != 40, "That is all that is left over. How many of these mentions can one person carry?"
assert abs(found_three - 40 / 3) > 0.01, (
    "You divide by all the options. Each person has named one already: how many more can the same person name?"
)
assert abs(found_three - 37 / 3) > 0.01, "Brackets: what stands below the line is to be worked out first."
assert abs(found_three - three.overlap_at_least) < 0.01 and abs(found_two - two.overlap_at_least) < 0.01, (
    "Try your formula on two options with 90% and 80%: among 100 people, at least 70 must have named both. "
    f"Your formula gives {found_two:g}."
)
print(f"Your formula:     {least_overlap(by_threat.total, len(threats)):.1f}%")
print(f"overlap_at_least: {by_threat.overlap_at_least:.1f}%")

# %% [markdown] tags=["solution"]
# Everybody gets one mention; what is left over of
# [= @afg-threat-environment + @afg-threat-crime + @afg-threat-traffic + @afg-threat-war] is shared among
# people who can each take three more. So at least
# [= (@afg-threat-environment + @afg-threat-crime + @afg-threat-traffic + @afg-threat-war - 100) / 3 | 0.0 %]
# named two or more. The real share may be much higher; it cannot be lower. Two remarks for a careful
# reader.
#
# First, the printed shares are rounded. If each was rounded up by half a point, two points come off the
# sum, and the bound is
# [= (@afg-threat-environment + @afg-threat-crime + @afg-threat-traffic + @afg-threat-war - 102) / 3 | 0.0 %].
# Second, people who named none of the four, or a threat that the paper does not print, do not weaken the
# bound. If some made no mention, others made more.
#
# When the total is below [~100%], the formula gives a number below zero. Then the total forces nothing, and
# `tabulate` says zero.

# %% [markdown]
# ## Question 5. The other two questions
#
# What decides long-term stability? Economic factors [@afg-stability-economic], terrorism and war
# [@afg-stability-war], environmental issues [@afg-stability-environment], housing [@afg-stability-housing].
#
# What could municipalities do for vulnerable groups? Social assistance [@afg-support-social], economic
# assistance [@afg-support-economic], meetings with them [@afg-support-meetings].

# %% tags=["given"]
print(f"Stability: the shares add to {sum(stability.values())}%.")
print(f"Support:   the shares add to {sum(support.values())}%.")

# %% [markdown]
# For each of the two, choose again: does the total prove `"single"`, prove `"multiple"`, or is it
# `"undetermined"`?

# %% [markdown] tags=["hint"]
# Think of four people. Three name nothing on the list, and one names three things. The shares add to less
# than [~100%], and yet the question allowed several answers. Could that have happened here?

# %% tags=["task"]
answer_stability = ...
answer_support = ...

# %% tags=["solution"]
answer_stability = "undetermined"
answer_support = "undetermined"

# %% tags=["check"]
for title, answer, shares in [
    ("Stability", answer_stability, stability),
    ("Support", answer_support, support),
]:
    choice = words(answer)
    assert not choice.startswith("single"), (
        f"{title}: a total below 100% fits one answer each. Does it prove that? "
        "Could one person have given two answers and another person none?"
    )
    assert not choice.startswith("multiple"), (
        f"{title}: several answers were perhaps allowed. What total would prove it? Look at this one."
    )
    assert choice.startswith(tabulate(shares).response), (
        f'{title}: choose one of the three words: "single", "multiple" or "undetermined".'
    )
print("Yes. The paper prints no wording of the questions, and these totals do not replace it.")

# %% [markdown] tags=["solution"]
# A total well above [~100%] proves several answers; a total below it proves nothing. Perhaps each person
# gave one answer and the rest said something else. Perhaps people could give two, and many gave none. So we
# cannot say that the rest "did not know", that nobody named two, or that a person who chose assistance did
# not also want to be heard. We can say what share named each option.

# %% [markdown]
# ## Question 6. "Almost evenly split"?
#
# So the paper calls the answers on support [@afg-evenly-split]: social assistance [@afg-support-social],
# economic assistance [@afg-support-economic], meetings [@afg-support-meetings]. Are they even?
#
# Had other people been asked, the shares would have come out a little differently. An interval shows how
# far chance alone would usually move them. The fewer people were asked, the wider it is. If zero lies
# inside the interval of a gap between two answers, the survey cannot tell which of them is ahead.
#
# The paper does not print how many people were asked. So try: run the cell with `400`, then change the
# number to `1000` and run it again. Two things are assumed that the paper does not print either: that
# people were drawn by lot, and that each gave one answer.

# %% tags=["given"]
people_asked = 400  # our assumption: change it to 1000, run again, and compare

by_support = tabulate(support, n=people_asked, response="single")
gap, low, high = by_support.difference("Social assistance", "Meetings")
print(f"If {people_asked} people were asked: gap between social assistance and meetings {gap:.0f} points,")
print(f"interval from {low:.1f} to {high:.1f} points.")
show_chart(by_support.bars())
by_support.table.round(1)

# %% [markdown]
# Does zero lie inside the interval of the gap? Write `"yes"` or `"no"` for each number of people.

# %% [markdown] tags=["hint"]
# Look at the sentence that begins with "If", not at the table. An interval from a number below zero to a
# number above zero has zero inside.

# %% tags=["task"]
answer_zero_inside_400 = ...
answer_zero_inside_1000 = ...

# %% tags=["solution"]
answer_zero_inside_400 = "yes"
answer_zero_inside_1000 = "no"

# %% tags=["check"]
for asked, answer in [(400, answer_zero_inside_400), (1000, answer_zero_inside_1000)]:
    said = words({True: "yes", False: "no"}.get(answer, answer))
    assert said in ("yes", "no"), 'Write "yes" or "no", in quotation marks.'
    _, start, end = tabulate(support, n=asked, response="single").difference("Social assistance", "Meetings")
    assert said == ("yes" if start <= 0 <= end else "no"), (
        f"Look again: set people_asked to {asked}, run that cell, and read both ends of the interval. "
        "Is one of them below zero and the other above?"
    )
print("Yes. The same three shares, and two different verdicts: the number of people asked decides.")

# %% [markdown]
# What is the smallest number of people at which zero is no longer inside? Go back to the cell with
# `people_asked`, try numbers, and close in. Then write the number here.

# %% [markdown] tags=["hint"]
# Start half-way between a number that is too small and one that is large enough, and go on halving. Near
# the end one digit after the point is not fine enough: let the cell print three, with `{low:.3f}`. Or ask
# the tool: `by_support` has a function `respondents_needed`, which wants the names of the two answers, as
# `difference` does.

# %% tags=["task"]
answer_people = ...

# %% tags=["solution"]
answer_people = by_support.respondents_needed("Social assistance", "Meetings")

# %% tags=["check"]
given = number(answer_people)
assert 1 < given < 1_000_000, "A number of people, please: one that a survey could ask."
assert given == int(given), "People come whole. Which way must you round so that zero still stays outside?"


def lower_end(asked):
    return tabulate(support, n=asked, response="single").difference("Social assistance", "Meetings")[1]


assert lower_end(int(given)) > 0, f"With {given:.0f} people zero is still inside. More people are needed."
assert lower_end(int(given) - 1) <= 0, (
    f"{given:.0f} people are enough, but one person fewer would be enough as well. Go lower."
)
print(f"Yes. From {given:.0f} people on, drawn by lot, chance alone would seldom make a gap of this size.")

# %% [markdown]
# You are an editor. The text in front of you says that the answers were "almost evenly split". Which note
# do you write in the margin?
#
# - `"A"`: true. The three shares are close together.
# - `"B"`: false. Social assistance is clearly ahead.
# - `"C"`: cannot be judged from what is printed. Ask how many people answered, and how they were chosen.

# %% [markdown] tags=["hint"]
# You have just seen one set of shares lead to two verdicts. On which side of your smallest number does the
# survey stand?

# %% tags=["task"]
answer_margin = ...

# %% tags=["solution"]
answer_margin = "C"

# %% tags=["check"]
letter = words(answer_margin)
assert letter != "a", "Close for whom? Set people_asked to 1000 and look at the interval of the gap once more."
assert letter != "b", "Clearly? Set people_asked to 400 and look at the interval of the gap once more."
assert letter == "c", 'Choose one letter, in quotation marks: "A", "B" or "C".'
print("Yes. The phrase may be true or not: what would decide it was not printed.")

# %% [markdown] tags=["solution"]
# With [~400 people] zero lies inside the interval of the gap, with [~1,000 people] it does not; the check
# above shows where it leaves. The paper prints neither how many people answered, nor how they were chosen,
# nor whether they could give more than one answer, nor when and where they were asked. If they could give
# several, fewer people may be enough: the number you found is the cautious one. If they were drawn in
# groups, street by street for example, more are usually needed than by lot. And do not print your number as
# if it were exact: the shares are rounded, so the true gap lies anywhere from
# [= @afg-support-social - @afg-support-meetings - 1] to [= @afg-support-social - @afg-support-meetings + 1]
# points.
#
# And a gap that is more than chance is not yet a gap that matters. Somebody who plans a budget may well
# call three answers "about even" when each comes from a third of people, more or less. Then say so, and
# print the three shares beside it.

# %% [markdown]
# ## Question 7. One sentence and one caveat
#
# Write one sentence about these answers that you would print, and one caveat that you would print under it.
# Use any of the three questions of the survey. Then swap with another pair: would you print theirs?

# %% [markdown] tags=["hint"]
# A sentence that may be printed tells who spoke (respondents, not a whole nation), what they were asked,
# and a share. A caveat tells what a reader would need to know before leaning on it.

# %% tags=["task"]
answer_sentence = ...
answer_caveat = ...

# %% tags=["solution"]
answer_sentence = (
    f"Asked about the biggest threats, {threats['Environmental hazards']}% of respondents in Afghan cities "
    f"named environmental hazards and {threats['Terrorism and war']}% terrorism or war; "
    "they could name more than one."
)
answer_caveat = (
    "The paper that reports the survey, for a programme of 2015 to 2018, does not say how many people were "
    "asked, how they were chosen, or in what words the question was put."
)

# %% tags=["check"]
sentence, caveat = words(answer_sentence), words(answer_caveat)
assert len(sentence.split()) >= 8, "Your sentence is very short. Could somebody who has not seen the survey follow it?"
told_by = ("ask", "respond", "survey", "named", "answer", "said", "told", "question")
assert any(word in sentence for word in told_by), (
    "Read your sentence aloud. Does it tell that people were asked something, and what? A share alone does not."
)
assert sentence != caveat, "The caveat repeats the sentence. What should a reader know before leaning on it?"
assert len(caveat.split()) >= 6, "Your caveat is very short. What should a reader know before leaning on this?"
left_out = ("how many", "number", "sample", "size", "chosen", "drawn", "asked", "wording", "question")
open_points = ("several", "more than one", "unknown", "not known", "not say", "not print", "not publish")
assert any(word in caveat for word in left_out + open_points), (
    "What did the paper leave out that you wanted to know in question 6? Say it in the caveat."
)
print("That can be discussed. Now the part that no machine can check:")
if not any(sign.isdigit() for sign in sentence):
    print("- No figure stands in your sentence. Is it still clear enough?")
if "afghans" in sentence and "respond" not in sentence:
    print("- Respondents in a survey are not all Afghans. Whose answers are these?")
if "most" in sentence.split() or "majority" in sentence:
    print('- "Most people" and "majority" mean more than half. Is that so here?')
print("- Would a person who answered this survey feel fairly described?")

# %% [markdown] tags=["solution"]
# There are many good sentences. This one says who spoke, what they were asked, and that several answers
# were possible, so that nobody draws a pie. It puts no feeling into people's mouths that they were not
# asked about. The caveat does not say that the survey is bad. It says what we do not know, which is fair to
# a reader and to those who did the survey.

# %% [markdown] tags=["discuss"]
# ## Discuss in groups
#
# - Your guess in question 1: where did it come from? What would somebody abroad guess about your own city?
# - A newspaper wants a pie of the four threats by this evening. What do you offer instead, and what do you
#   say?
# - Suppose the number of people asked was withheld to protect those who took part. Is that a good reason?
#   What could be printed without putting anybody at risk?
# - You may ask the authors one question only. Which one?

# %% [markdown]
# ## For those who have programmed
#
# The lower bound is one end. How wide is the range of surveys that would print the same four shares? This
# part uses `numpy` and `pandas`. Whole numbers are declared as `np.int64`: in the browser the default has
# half as many bits.
#
# A first survey: people for whom naming one threat has nothing to do with naming another.

# %% tags=["given"]
shares = np.array(list(threats.values()), dtype=np.float64) / 100
rng = np.random.default_rng(2030)
invented = rng.random((100_000, len(shares))) < shares  # a row an invented person, a column a threat
named = invented.sum(axis=1, dtype=np.int64)
in_percent = 100 * invented.mean(axis=0, dtype=np.float64)
print("Shares, in per cent:", in_percent.round(0).astype(np.int64).tolist())
print(f"Named two or more: {100 * (named >= 2).mean():.0f}%")

# %% [markdown]
# Compare the last line with your lower bound. Nothing in the paper says that answers are unconnected, so
# this is one possible survey, no more.
#
# ### Question 8. Build the survey at the lower end
#
# Make an array `people` of [~300 rows] and four columns, in the order of `threats`, of `0` and `1`. Its
# columns must have exactly the printed shares, and as few people as possible may name two or more.

# %% [markdown] tags=["hint"]
# Turn the shares into counts of people first, and begin with `np.zeros((300, 4), dtype=np.int64)`. How many
# rows must be full so that every other row needs a single `1`? Fill those, then deal out what is left of
# each column.

# %% tags=["task"]
people = ...

# %% tags=["solution"]
size = 300
counts = (np.array(list(threats.values()), dtype=np.int64) * size) // 100
full = (counts.sum() - size) // (len(counts) - 1)  # rows that name everything

people = np.zeros((size, len(counts)), dtype=np.int64)
people[:full] = 1
row = full
for column, rest in enumerate(counts - full):
    people[row : row + rest, column] = 1
    row += rest

# %% tags=["check"]
assert people is not ..., "Not answered yet. Put your array in place of the three dots; run that cell, then this one."
table = np.asarray(people, dtype=np.float64)
assert table.shape == (300, 4), f"Rows and columns: 300 and 4 are asked for, yours are {table.shape}."
assert np.isin(table, [0, 1]).all(), "Only 0 (not named) and 1 (named) may stand in the array."
survey = tabulate(pd.DataFrame(table.astype(np.int64), columns=list(threats)))
for threat, share in threats.items():
    yours = survey.table.loc[threat, "share"]
    assert abs(yours - share) < 1e-6, f"{threat}: your column gives {yours:.1f}%, the paper prints {share}%."
overlapping = 100 * (table.sum(axis=1) >= 2).mean()
assert overlapping < by_threat.overlap_at_least + 1e-6, (
    f"The shares are right, and {overlapping:.1f}% name two or more. Fewer is possible: "
    "are there people who name two or three and could name more, or people who name nothing?"
)
print(f"Yes. The printed shares, and {overlapping:.1f}% name two or more: the bound can be reached.")

# %% [markdown] tags=["solution"]
# A lower bound that some survey reaches is the best one: nobody can prove more from the four shares. That
# is why it was worth building this survey, although no real one will look like it.

# %% [markdown]
# ### Question 9. The upper end
#
# What is the largest share of respondents, in per cent, who can have named two or more of the four, with
# the same shares?

# %% [markdown] tags=["hint"]
# Now spread the mentions over as many people with two or more as you can. How many mentions must each of
# them have? Must everybody have named one of these four? And check that no threat is needed by more people
# than named it.

# %% tags=["task"]
answer_most = ...

# %% tags=["solution"]
answer_most = sum(threats.values()) / 2

# %% tags=["check"]
given = number(answer_most)
mentions = 2 * given  # your share names exactly two each, everybody else names none of the four
assert not 0 < given < 1, "Percent or share? Write per cent."
assert given != 52, (
    "That is right if every respondent named at least one of the four. "
    "Does the paper say so? The list may have been longer."
)
assert given not in (41, 48), (
    "That is the share of one threat. One person may name the first and second, and another the third and fourth."
)
put_back = f"{given:g}% with two mentions each: that is {mentions:g} mentions for every 100 people."
assert mentions < sum(threats.values()) + 0.1, f"{put_back} They made fewer."
assert mentions > sum(threats.values()) - 0.1, f"{put_back} There are more to deal out."
print(f"Yes. From {by_threat.overlap_at_least:.1f}% to {given:.0f}%: this is all that the four shares tell.")

# %% [markdown] tags=["solution"]
# Two mentions each make the most people out of the same mentions:
# [= (@afg-threat-environment + @afg-threat-crime + @afg-threat-traffic + @afg-threat-war) / 2 | 0 %]. No
# threat stands in the way, since none was named by more people than that. If each respondent named at least
# one of the four, the upper end falls to
# [= @afg-threat-environment + @afg-threat-crime + @afg-threat-traffic + @afg-threat-war - 100 | 0 %]; and
# if nobody could name more than two, that same number becomes the lower end. One line of the questionnaire
# would tell us more than any amount of arithmetic.
