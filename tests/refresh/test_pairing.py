"""Which passage of one text is which of another: laws, and what is asked of it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reportgen.refresh import pairing

LAW = hypothesis_settings(max_examples=150)

TEXTS = st.lists(
    st.lists(st.sampled_from(["Arvania", "Belmark", "replied", "two", "cases", "of", "the"]), max_size=6).map(" ".join),
    max_size=8,
)
ONCE = st.lists(st.integers(0, 99), unique=True, max_size=9).map(lambda numbers: [f"w{n} x{n} y{n}" for n in numbers])


class DescribeTheLawsOfPairing:
    @LAW
    @given(one=TEXTS, other=TEXTS)
    def it_pairs_each_text_once_and_in_order(self, one, other):
        pairs = pairing.in_order(one, other)
        assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))
        assert all(0 <= i < len(one) and 0 <= j < len(other) for i, j in pairs)

    @LAW
    @given(one=TEXTS, other=TEXTS, data=st.data())
    def it_pairs_each_text_once_where_parts_were_moved(self, one, other, data):
        size = min(len(one), len(other))
        known = [(n, n) for n in range(size) if data.draw(st.booleans())]
        pairs = pairing.moved(one, other, known)
        assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
        assert set(known) <= set(pairs)
        assert pairs == sorted(pairs)

    @LAW
    @given(texts=TEXTS)
    def it_pairs_a_text_with_itself(self, texts):
        filled = [n for n, text in enumerate(texts) if text]
        for pairs in (pairing.in_order(texts, texts), pairing.moved(texts, texts, [])):
            assert [(i, j) for i, j in pairs if texts[i]] == [(n, n) for n in filled]

    @LAW
    @given(texts=ONCE, data=st.data())
    def it_finds_again_whatever_was_only_moved(self, texts, data):
        order = data.draw(st.permutations(range(len(texts))))
        there = [texts[n] for n in order]
        assert pairing.moved(texts, there, []) == [(n, there.index(text)) for n, text in enumerate(texts)]

    @LAW
    @given(texts=ONCE, more=ONCE, data=st.data())
    def it_finds_again_whatever_stands_between_what_was_added(self, texts, more, data):
        added = [text.replace("w", "added ") for text in more]
        there = list(texts)
        for text in added:
            there.insert(data.draw(st.integers(0, len(there))), text)
        assert pairing.in_order(texts, there) == [(n, there.index(text)) for n, text in enumerate(texts)]

    @LAW
    @given(one=TEXTS, other=TEXTS)
    def it_finds_two_texts_as_alike_from_either_side(self, one, other):
        for ours in one:
            for theirs in other:
                assert 0 <= pairing.likeness(ours, theirs) == pairing.likeness(theirs, ours) <= 1


class DescribePairing:
    def it_believes_a_name_where_words_are_only_alike(self):
        one, other = ["Two cases of Arvania.", "x"], ["Two cases in Arvania.", "Four replies of Arvania."]
        names = (["figures", ""], ["", "figures"])
        assert pairing.in_order(one, other) == [(0, 0)]
        assert pairing.in_order(one, other, names) == [(0, 1)]

    def but_not_against_words_that_are_the_same(self):
        """Names count paragraphs, and one that is new moves those that follow."""
        names = (["p_1", "p_2"], ["p_1", "p_2"])
        assert pairing.in_order(["One of them.", "Two of them."], ["None of them.", "One of them."], names) == [(0, 1)]

    def it_pairs_a_text_that_was_reworded_between_two_that_stand(self):
        one = ["Introduction", "The report has 12 cases of two States.", "Conclusions"]
        other = ["Introduction", "In all, the report has 15 cases of two States.", "Conclusions"]
        assert pairing.in_order(one, other) == [(0, 0), (1, 1), (2, 2)]

    def but_no_two_that_have_only_their_place_in_common(self):
        assert pairing.in_order(["a", "One thing.", "z"], ["a", "Quite another.", "z"]) == [(0, 0), (2, 2)]


class DescribeWhatIsNewAndHasComeAlready:
    def it_is_found_by_its_words(self):
        assert pairing.present(["a", "z"], ["a", "new", "z"], ["a", "new", "z"], {0: 0, 1: 2}) == {1: 1}

    def it_is_found_each_time_where_it_comes_twice(self):
        base, new = ["summary", "annex"], ["summary", "Dorvale", "annex", "Dorvale"]
        assert pairing.present(base, new, new, {0: 0, 1: 2}) == {1: 1, 3: 3}

    def it_is_found_where_the_same_words_stood_there_before(self):
        base, new = ["one", "No reply.", "z"], ["one", "No reply.", "two", "No reply.", "z"]
        assert pairing.present(base, new, new, {0: 0, 1: 1, 2: 4}) == {2: 2, 3: 3}

    def but_words_that_stood_there_before_are_not_taken_for_it(self):
        base, new = ["one", "No reply.", "z"], ["one", "No reply.", "two", "No reply.", "z"]
        assert pairing.present(base, base, new, {0: 0, 1: 1, 2: 4}) == {}

    @LAW
    @given(base=TEXTS, other=TEXTS, new=TEXTS)
    def it_pairs_each_text_once_and_with_the_same_words(self, base, other, new):
        followers = dict(pairing.in_order(base, new))
        found = pairing.present(base, other, new, followers)
        assert len(set(found.values())) == len(found)
        assert all(new[here] == other[there] and new[here].strip() for here, there in found.items())
        assert not set(found) & set(followers.values())

    def but_not_words_that_are_the_same_of_what_has_another_name(self):
        """What was annex II is annex III now."""
        names = (["annex_new", "annex_figures"], ["annex_new", "annex_follow_up", "annex_figures"])
        pairs = pairing.in_order(["Annex I", "Annex II"], ["Annex I", "Annex II", "Annex III"], names)
        assert pairs == [(0, 0), (1, 2)]
