"""What is kept for the next run: found again only as it was sealed, private, bounded, gone while a run is under way."""

from __future__ import annotations

import stat

import pytest

from reportgen.cache import Cache, store
from reportgen.cache import secret as secrets_of_users

DATA, OTHER_DATA = "a" * 64, "b" * 64


@pytest.fixture(autouse=True)
def user(tmp_path_factory, monkeypatch):
    """A user with a cache folder of their own."""
    place = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("XDG_CACHE_HOME", str(place))
    return place


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "folder" / ".reportgen"
    home.mkdir(parents=True, mode=0o700)
    (home / "key").write_bytes(b"k" * 32)
    return home.parent


def keep(folder, data_version=DATA, **contents):
    cache = Cache.taken(folder)
    for kind, content in contents.items():
        cache.put(kind, b"of", content)
    cache.kept(data_version)


def entries(folder):
    place = folder / ".reportgen" / "cache"
    return sorted(place.iterdir()) if place.exists() else []


def it_finds_what_the_last_run_made(folder):
    keep(folder, svg=b"drawn")
    assert Cache.taken(folder).made("svg", b"of", lambda: pytest.fail("made again")) == b"drawn"


@pytest.mark.parametrize(("kind", "of"), [("png", b"of"), ("svg", b"of another")])
def but_nothing_that_was_made_of_something_else(folder, kind, of):
    keep(folder, svg=b"drawn")
    assert Cache.taken(folder).find(kind, of) is None


def it_finds_nothing_that_another_program_or_other_fonts_made(folder, monkeypatch):
    keep(folder, svg=b"drawn")
    monkeypatch.setattr(store, "machine", lambda: "another")
    assert Cache.taken(folder).find("svg", b"of") is None


@pytest.mark.parametrize("place", [0, 40, 64, -1])
def it_does_not_believe_an_entry_of_which_a_byte_has_changed(folder, place):
    keep(folder, svg=b"drawn")
    (entry,) = entries(folder)
    content = bytearray(entry.read_bytes())
    content[place] ^= 1
    entry.write_bytes(bytes(content))
    assert Cache.taken(folder).find("svg", b"of") is None


@pytest.mark.parametrize("content", [b"", b"drawn", b"\0" * 64])
def but_not_one_that_was_cut_or_written_by_hand(folder, content):
    keep(folder, svg=b"drawn")
    entries(folder)[0].write_bytes(content)
    assert Cache.taken(folder).find("svg", b"of") is None


def but_not_one_under_the_name_of_another(folder):
    keep(folder, svg=b"drawn", png=b"painted")
    one, other = entries(folder)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    cache = Cache.taken(folder)
    assert cache.find("svg", b"of") is cache.find("png", b"of") is None


def but_not_one_that_somebody_else_made(folder, monkeypatch, tmp_path):
    """The folder of a stranger brings a key and a cache that fit each other."""
    keep(folder, svg=b"drawn")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another user"))
    assert Cache.taken(folder).find("svg", b"of") is None


def but_not_one_of_another_folder(folder, tmp_path):
    keep(folder, svg=b"drawn")
    (folder / ".reportgen" / "key").write_bytes(b"l" * 32)
    assert Cache.taken(folder).find("svg", b"of") is None


def it_is_off_the_disk_while_a_run_is_under_way(folder):
    keep(folder, svg=b"drawn")
    cache = Cache.taken(folder)
    assert entries(folder) == []
    assert cache.find("svg", b"of") == b"drawn"
    cache.kept(DATA)
    assert len(entries(folder)) == 1


def it_stays_as_it_is_where_it_is_only_looked_at(folder):
    keep(folder, svg=b"drawn", png=b"painted")
    before = {entry: entry.read_bytes() for entry in entries(folder)}
    cache = Cache.seen(folder)
    assert cache.find("svg", b"of") == b"drawn"
    cache.put("html", b"of", b"written")
    cache.passed.over("a search").remember("a text")
    cache.kept(OTHER_DATA)
    assert {entry: entry.read_bytes() for entry in entries(folder)} == before


def it_drops_what_was_not_used_for_other_data(folder):
    keep(folder, svg=b"drawn", png=b"painted")
    cache = Cache.taken(folder)
    cache.find("svg", b"of")
    cache.kept(OTHER_DATA)
    later = Cache.taken(folder)
    assert later.find("svg", b"of") == b"drawn"
    assert later.find("png", b"of") is None


def but_it_keeps_what_another_command_made_of_the_same_data(folder):
    keep(folder, svg=b"drawn", png=b"painted")
    keep(folder, html=b"written")
    assert {Cache.taken(folder).find("svg", b"of"), len(entries(folder))} == {b"drawn", 0}
    keep(folder, svg=b"drawn")
    keep(folder, html=b"written")
    assert len(entries(folder)) == 2


class DescribeWhatWasMadeLastUnderAName:
    @pytest.fixture(autouse=True)
    def sheets(self, folder):
        cache = Cache.taken(folder)
        cache.put_last("sheets", b"the report", b"of data", b"drawn")
        cache.kept(DATA)

    def it_is_told_whatever_it_was_made_of(self, folder):
        assert Cache.taken(folder).last("sheets", b"the report") == b"drawn"

    def but_under_its_own_name_only(self, folder):
        cache = Cache.taken(folder)
        assert cache.last("sheets", b"an annex") == cache.last("painted", b"the report") == b""

    def it_is_not_kept_by_being_looked_at(self, folder):
        cache = Cache.taken(folder)
        cache.last("sheets", b"the report")
        cache.kept(OTHER_DATA)
        assert entries(folder) == []

    def but_by_being_of_the_same_thing_still(self, folder):
        cache = Cache.taken(folder)
        cache.still("sheets", b"the report", b"of data")
        cache.kept(OTHER_DATA)
        assert Cache.taken(folder).last("sheets", b"the report") == b"drawn"

    def and_not_by_what_is_no_longer_there(self, folder):
        cache = Cache.taken(folder)
        cache.still("sheets", b"the report", b"of other data")
        cache.kept(OTHER_DATA)
        assert entries(folder) == []

    @pytest.mark.parametrize("version", [DATA, OTHER_DATA])
    def it_gives_way_to_what_is_made_next(self, folder, version):
        cache = Cache.taken(folder)
        cache.put_last("sheets", b"the report", b"of other words", b"drawn anew")
        assert cache.last("sheets", b"the report") == b"drawn anew"
        cache.kept(version)
        assert Cache.taken(folder).last("sheets", b"the report") == b"drawn anew"


def it_takes_and_keeps_nothing_where_it_is_not_wanted(folder):
    keep(folder, svg=b"drawn")
    cache = Cache.taken(folder, use=False)
    assert cache.find("svg", b"of") is None
    cache.put("svg", b"of", b"drawn")
    cache.kept(DATA)
    assert entries(folder) == []


def it_is_for_its_owner_only(folder):
    keep(folder, svg=b"drawn")
    place = folder / ".reportgen" / "cache"
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(entry.stat().st_mode) for entry in entries(folder)} == {0o600}
    assert stat.S_IMODE(secrets_of_users._place().stat().st_mode) == 0o600


def it_keeps_no_more_than_it_has_room_for_and_small_things_first(folder, monkeypatch):
    monkeypatch.setattr(store, "LARGEST", 200)
    keep(folder, svg=b"s" * 20, png=b"p" * 20, pdf=b"d" * 300)
    cache = Cache.taken(folder)
    assert cache.find("svg", b"of")
    assert cache.find("png", b"of")
    assert cache.find("pdf", b"of") is None


@pytest.mark.parametrize("name", ["cache", ".reportgen"])
def it_follows_no_link(folder, tmp_path, name):
    keep(folder, svg=b"drawn")
    linked = folder / ".reportgen" if name == ".reportgen" else folder / ".reportgen" / "cache"
    elsewhere = linked.rename(tmp_path / "elsewhere")
    linked.symlink_to(elsewhere, target_is_directory=True)
    before = {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()}
    cache = Cache.taken(folder)
    assert cache.find("svg", b"of") is None
    assert {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()} == before


def it_keeps_nothing_where_others_may_read_the_secret(folder, user):
    keep(folder, svg=b"drawn")
    (user / "reportgen" / "secret").chmod(0o644)
    assert Cache.taken(folder).find("svg", b"of") is None
    keep(folder, svg=b"drawn")
    assert entries(folder) == []


def it_never_fails_where_nothing_can_be_written(folder, monkeypatch):
    def refuse(*_settings, **_more):
        raise PermissionError

    monkeypatch.setattr(store.tempfile, "mkdtemp", refuse)
    keep(folder, svg=b"drawn")
    assert entries(folder) == []


def it_takes_away_what_a_killed_run_has_left(folder):
    left = folder / ".reportgen" / "cache.killed"
    left.mkdir()
    (left / "x").write_bytes(b"x")
    Cache.taken(folder)
    assert not left.exists()
