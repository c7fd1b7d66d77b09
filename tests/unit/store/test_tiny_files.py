"""What the TinyDB store does with its files: compaction, edits by others, refusals, memory."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.contract.store import article, content, put, remove
from tinydb import TinyDB

from newsarch.errors import CannotWriteError, DamagedError, InputError
from newsarch.store.tiny import TinyStore, compaction, directory
from newsarch.store.tiny.directory import Window
from newsarch.store.tiny.filesystem import FileSystem
from newsarch.store.tiny.paths import Paths
from newsarch.store.tiny.position import Position


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    return TinyStore(tmp_path / "archive.json")


def test_each_article_is_one_line_that_grep_finds(store: TinyStore) -> None:
    put(store, article(1), article(2))
    lines = Path(store.paths.record).read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if "Zażółć gęślą jaźń 2" in line)
    assert line.startswith(',"2": {')
    assert lines[-1] == "}}"


def test_places_tell_where_an_article_lies(store: TinyStore) -> None:
    put(store, article(1))
    (place,) = put(store, article(2)).places
    with Path(store.paths.record).open("rb") as file:
        file.seek(place)
        assert file.readline().startswith(b',"2": {"title"')


def test_blanks_are_dropped_when_they_are_worth_it(
    store: TinyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "WORTHWHILE", 2000)
    put(store, *(article(id) for id in range(1, 6)))
    layout, stamp = store.layout(), store.stamp()
    sizes = []
    for n in range(30):
        put(store, article(3, f"wersja {n}"))
        sizes.append(Path(store.paths.record).stat().st_size)
    assert max(sizes) < 9000 and store.layout() != layout
    assert store.change_at(stamp) == 1
    assert content(store)[3].title == "wersja 29 3"
    assert list(store.examine(deep=True)) == []


def test_large_files_are_written_in_blocks(
    store: TinyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "CHUNK", 700)
    put(store, *(article(id) for id in range(1, 6)))
    store.compact()
    assert list(content(store)) == [1, 2, 3, 4, 5]
    assert list(store.examine(deep=True)) == []


def test_compaction_sorts_and_changes_nothing(store: TinyStore) -> None:
    put(store, *(article(id) for id in range(1, 6)))
    put(store, article(2, "nowy"))
    remove(store, 1)
    before, stamp, layout = content(store), store.stamp(), store.layout()
    store.compact()
    assert (content(store), store.stamp()) == (before, stamp)
    assert store.layout() != layout
    places = [place for _id, place in store.places()]
    assert places == sorted(places)
    assert b"  " not in Path(store.paths.record).read_bytes().split(b"\n", 1)[1]


@pytest.mark.parametrize(
    ("name", "changes"),
    [("a.json", "a.changes.json"), ("a.b.json", "a.b.changes.json"), ("a", "a.changes"),
     (".json", ".json.changes"), ("a.", "a..changes"), ("..json", "..changes.json")],
)  # fmt: skip
def test_the_changes_have_the_name_of_the_record(tmp_path: Path, name: str, changes: str) -> None:
    assert TinyStore(tmp_path / "b.c" / name).paths.changes == str(tmp_path / "b.c" / changes)


def test_a_compaction_that_fails_after_a_change_does_not_fail_the_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(FileSystem):
        def replace(self, source: str, target: str) -> None:
            if full:
                raise OSError(28, "No space left on device")
            super().replace(source, target)

    full = False
    store = TinyStore(tmp_path / "archive.json", files=Full())
    put(store, article(1))
    full = True
    monkeypatch.setattr(compaction, "WORTHWHILE", 10)
    put(store, article(1, "nowy"))
    assert content(store)[1].title == "nowy 1"
    with pytest.raises(CannotWriteError, match="No space left"):
        store.compact()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "archive.changes.json", "archive.json", "archive.json.lock"]  # fmt: skip


def test_what_tinydb_writes_is_read_and_taken_in(store: TinyStore) -> None:
    put(store, article(1), article(2))
    stamp, layout = store.stamp(), store.layout()
    with TinyDB(store.paths.record, encoding="utf-8") as stock:
        stock.table("articles").update({"title": "Żmija"}, doc_ids=[2])
        stock.table("articles").insert({"title": "Z zewnątrz"})
    assert [one.title for one in content(store).values()][1:] == ["Żmija", "Z zewnątrz"]
    assert list(store.places()) == [(1, -1), (2, -1), (3, -1)]
    found = store.get(2)
    assert found is not None and found.title == "Żmija"
    assert store.stamp() != stamp and store.change_at(stamp) is None
    assert store.layout() != layout
    with store.writing() as writer:
        assert writer.next_id == 4
    assert Path(store.paths.record).read_text(encoding="utf-8").count("\n") == 6
    assert content(store)[3].title == "Z zewnątrz"
    # Taken in is not undone: who knew the archive before cannot catch up by changes.
    assert store.change_at(stamp) is None and store.layout() != layout


def test_what_an_editor_writes_is_read_in_place(store: TinyStore) -> None:
    places = put(store, article(1), article(2)).places
    put(store, article(3))
    remove(store, 3)
    text = Path(store.paths.record).read_text(encoding="utf-8")
    Path(store.paths.record).write_text(text.replace("jaźń 2", "myśl 2"), encoding="utf-8")
    found = store.get(2, places[1])
    assert found is not None and found.title.endswith("myśl 2")
    assert content(store)[2] == found
    assert list(store.places()) == list(zip((1, 2), places, strict=True))
    assert store.get(3) is None
    put(store, article(4))
    assert content(store)[2] == found


def test_one_article_spread_over_lines_is_read(store: TinyStore) -> None:
    put(store, article(1), article(2))
    text = Path(store.paths.record).read_text(encoding="utf-8")
    spread = text.replace('"title": "Zażółć gęślą jaźń 2", ', '\n  "title": "Nowy",\n  ')
    Path(store.paths.record).write_text(spread, encoding="utf-8")
    assert [one.title for one in content(store).values()] == ["Zażółć gęślą jaźń 1", "Nowy"]
    put(store, article(3))
    assert content(store)[2].title == "Nowy"


def test_of_two_lines_with_one_id_the_later_counts(store: TinyStore) -> None:
    put(store, article(1), article(2), article(3))
    lines = Path(store.paths.record).read_text(encoding="utf-8").split("\n")
    again = [lines[2].replace("jaźń 1", "kopia 1"), lines[3].replace("jaźń 2", "kopia 2")]
    lines[5:5] = ["," + again[0], again[1], again[1]]
    Path(store.paths.record).write_text("\n".join(lines), encoding="utf-8")
    titles = [one.article.title.split()[2] for one in store.scan()]
    assert titles == ["kopia", "kopia", "jaźń"]
    assert [store.get(id) for id in (1, 2, 3)] == list(content(store).values())
    assert [id for id, _place in store.places()] == [1, 2, 3]
    with TinyDB(store.paths.record, encoding="utf-8", access_mode="r") as stock:
        assert {one.doc_id: one["title"] for one in stock.table("articles")} == {
            id: one.title for id, one in content(store).items()}  # fmt: skip


def test_articles_that_are_none_are_named(store: TinyStore) -> None:
    put(store, article(1))
    tables = json.loads(Path(store.paths.record).read_text(encoding="utf-8"))
    path = Path(store.paths.record)
    for articles, sentence in (
        ({"1": {"title": 7}}, "title"),
        ({"1": "text"}, "not a newsarch archive"),
        ({"x": {}}, "not a newsarch archive"),
    ):
        path.write_text(json.dumps({**tables, "articles": articles}), encoding="utf-8")
        before = path.read_bytes()
        with pytest.raises(DamagedError, match=sentence):
            list(store.scan())
        with pytest.raises(DamagedError, match=sentence):
            put(store, article(2))
        assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("meta", "articles"),
    [
        ({}, {}),
        ({"archive": "x", "next": "9"}, {}),
        ({"archive": "x", "edition": []}, {}),
        ({"archive": "x"}, []),
    ],
)
def test_a_head_that_others_have_spoilt_is_refused(
    store: TinyStore, meta: dict[str, object], articles: object
) -> None:
    put(store, article(1))
    tables = {"meta": {"1": {"format": 1, **meta}}, "articles": articles}
    Path(store.paths.record).write_text(json.dumps(tables), encoding="utf-8")
    with pytest.raises(DamagedError, match="not a newsarch archive"):
        put(store, article(2))


def test_a_symbolic_link_is_followed_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "archive.json"
    link.symlink_to(tmp_path / "there" / "archive.json")
    store = TinyStore(link)
    put(store, article(1))
    store.compact()
    assert link.is_symlink() and list(content(TinyStore(link))) == [1]


def test_a_folder_in_the_place_of_the_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "archive.json").mkdir()
    with pytest.raises(DamagedError, match="directory"):
        list(TinyStore(tmp_path / "archive.json").scan())
    with pytest.raises(CannotWriteError, match="directory"):
        put(TinyStore(tmp_path / "archive.json"), article(1))
    with pytest.raises(InputError, match="cannot be opened"):
        list(TinyStore(tmp_path / ("y" * 300)).scan())


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users and permissions of POSIX")
def test_reading_works_where_writing_is_forbidden(store: TinyStore, tmp_path: Path) -> None:
    put(store, article(1))
    for path in (tmp_path, *tmp_path.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    program = (
        "import os, sys\n"
        "from newsarch.errors import CannotWriteError\n"
        "from newsarch.store.tiny import TinyStore, directory, writing\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        f"store = TinyStore({str(store.paths.record)!r})\n"
        "assert [one.article.id for one in store.scan()] == [1]\n"
        "try:\n"
        "    with store.writing(): pass\n"
        "except CannotWriteError as error: print(error)\n"
    )
    open_up(tmp_path)
    done = run(program)
    assert done.returncode == 0, done.stderr
    assert "cannot be written: Permission denied" in done.stdout
    tmp_path.chmod(0o755)


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A program in a process of its own."""
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def open_up(folder: Path) -> None:
    """Let another user come as far as this folder."""
    for parent in folder.parents:
        if parent.stat().st_uid == os.geteuid() and parent != Path("/tmp"):
            parent.chmod(parent.stat().st_mode | 0o055)


def test_reading_loads_no_tinydb_and_nothing_that_writes() -> None:
    program = (
        "import sys\n"
        "from newsarch.store.tiny import TinyStore\n"
        "list(TinyStore('/nowhere/archive.json').scan())\n"
        "print(*sys.modules)\n"
    )
    loaded = set(run(program).stdout.split())
    ours = {name for name in loaded if name.startswith("newsarch.store.tiny.")}
    assert not loaded & {"tinydb", "typing", "dataclasses", "fcntl", "hashlib", "array"}
    assert not ours & {f"newsarch.store.tiny.{name}" for name in ("writing", "plan", "recovery")}


@pytest.mark.parametrize("name", ["archive.json", "new/newer/archive.json"])
def test_who_waits_for_the_lock_gets_it_when_it_is_free(tmp_path: Path, name: str) -> None:
    path = tmp_path / name  # who held the lock makes no archive, and takes lock and folders away
    holding = TinyStore(path).writing()
    holding.__enter__()
    waited: list[bool] = []

    def release() -> None:
        waited.append(True)
        holding.__exit__(None, None, None)

    put(TinyStore(path, patience=5, on_wait=release), article(1))
    assert waited == [True]
    assert content(TinyStore(path)) == {1: article(1)}


def test_an_archive_that_others_made_empty_begins_with_one(tmp_path: Path) -> None:
    path = tmp_path / "archive.json"
    path.write_text('{"meta": {"1": {"format": 1, "archive": "a"}}, "articles": {}}')
    assert TinyStore(path).last_change() == 0
    with TinyStore(path).writing() as writer:
        assert writer.next_id == 1
    meta = json.loads(path.read_bytes())["meta"]["1"]
    assert [meta[name] for name in ("generation", "edition", "change", "next")] == [1, 1, 0, 1]
    assert path.stat().st_mtime_ns > 10**18


def test_blanks_are_worth_a_rewriting_from_a_megabyte_and_three_tenths_on() -> None:
    def is_due(blanks: int, end: int) -> bool:
        return compaction.is_due(Position(1, 0, 0, end=end, next=1, live=0, blanks=blanks))

    assert not is_due(1 << 20, 1 << 21)
    assert is_due((1 << 20) + 1, 1 << 21)
    assert not is_due(3_000_000, 10_000_000)
    assert is_due(3_000_001, 10_000_000)


def head(store: TinyStore) -> dict[str, object]:
    """What the record tells of itself, without what differs each time."""
    meta = json.loads(Path(store.paths.record).read_bytes())["meta"]["1"]
    assert re.fullmatch("[0-9a-f]{16}", meta.pop("archive"))
    assert meta.pop("format") == 1 and meta.pop("crc") and meta.pop("end")
    return {name: value for name, value in meta.items() if value}


def test_the_head_tells_how_the_file_was_written_whole(store: TinyStore) -> None:
    compaction.create(FileSystem(), store.paths)
    assert head(store) == {"generation": 1, "next": 1}
    assert list(store.examine(deep=True)) == [] and store.stamp() == "0.0.0"
    put(store, article(1), article(2))
    remove(store, 1)
    store.compact()
    assert head(store) == {"generation": 2, "change": 2, "next": 3, "live": 1}
    text = Path(store.paths.record).read_text(encoding="utf-8")
    Path(store.paths.record).write_text(text.replace("jaźń", "myśl"), encoding="utf-8")
    with store.writing():
        pass
    assert head(store) == {"generation": 3, "edition": 1, "change": 2, "next": 3, "live": 1}
    store.repair()
    assert head(store) == {"generation": 4, "edition": 2, "change": 2, "next": 3, "live": 1}
    Path(store.paths.changes).unlink()
    Path(store.paths.record).unlink()
    Path(store.paths.record).write_bytes(b'{"meta": {"1": {')
    store.repair()
    assert head(store) == {"generation": 1, "edition": 1, "next": 1}


def test_whoever_may_read_a_file_may_go_on_when_it_is_written_anew(store: TinyStore) -> None:
    def modes() -> list[int]:
        return [os.stat(path).st_mode & 0o7777 for path in store.paths.files]

    put(store, article(1))
    Path(store.paths.record).chmod(0o641)
    Path(store.paths.changes).chmod(0o604)
    with store.writing() as writer:
        writer.rewrite_changes(lambda document: document)
        writer.compact()
    assert modes() == [0o641, 0o604]
    store.repair()
    assert modes() == [0o641, 0o641]
    assert all(os.stat(path).st_mtime_ns > 10**18 for path in store.paths.files)


class Counting(FileSystem):
    """Files whose reads and writes are noted, as offset and size."""

    def __init__(self) -> None:
        self.reads: list[tuple[int, int]] = []
        self.writes: list[tuple[int, int]] = []

    def read(self, fd: int, size: int, offset: int) -> bytes:
        self.reads.append((offset, size))
        return super().read(fd, size, offset)

    def write(self, fd: int, data: bytes, offset: int) -> None:
        self.writes.append((offset, len(data)))
        super().write(fd, data, offset)


@pytest.fixture
def files() -> Counting:
    return Counting()


@pytest.mark.parametrize("use", [
    content,
    lambda store: list(store.examine(deep=True)),
    lambda store: store.repair(),
    lambda store: store.compact(),
], ids=["scan", "examine", "repair", "compact"])  # fmt: skip
def test_large_files_are_read_and_written_a_megabyte_at_a_time(
    tmp_path: Path, files: Counting, use: Callable[[TinyStore], object]
) -> None:
    put(TinyStore(tmp_path / "archive.json"), *(article(id, body="x" * 99_999)
                                                for id in range(1, 31)))  # fmt: skip
    use(TinyStore(tmp_path / "archive.json", files=files))
    assert max(size for _offset, size in files.reads) == 1 << 20
    assert max((size for _offset, size in files.writes), default=0) < (1 << 20) + 200_000
    assert len(files.writes) < 20


@pytest.mark.parametrize(("line", "sizes"), [
    (8191, [8192]), (8192, [8192, 8192]), (20_000, [8192, 8192, 16384])])  # fmt: skip
def test_one_article_costs_one_read_or_few(
    tmp_path: Path, files: Counting, line: int, sizes: list[int]
) -> None:
    store = TinyStore(tmp_path / "archive.json", files=files)
    (place,) = put(store, article(1)).places
    short = Path(store.paths.record).read_bytes().split(b"\n")[2]
    body = article(1).body + "x" * (line - 2 - len(short))  # newline before, newline after
    (place,) = put(store, article(1, body=body), article(2)).places[:1]
    files.reads.clear()
    assert store.get(1, place) == article(1, body=body)
    lines = [size for offset, size in files.reads if offset >= place - 1 and size > 5]
    assert lines == sizes


def test_of_many_articles_few_are_read_before_the_first_is_served(
    tmp_path: Path, files: Counting
) -> None:
    store = TinyStore(tmp_path / "archive.json", files=files)
    places = put(store, *(article(id) for id in range(1, 131))).places
    files.reads.clear()
    found = store.fetch(zip(range(1, 131), places, strict=True))
    at = [place - 1 for place in places]
    for served in range(1, 131):
        assert next(found).id == served
        read = [offset for offset, _size in files.reads if offset in at]
        assert read == at[: 64 * -(-served // 64)]


class Letters:
    """A file whose reads are noted; each letter tells its place."""

    def __init__(self) -> None:
        self.data = bytes(range(256)) * 4
        self.reads: list[tuple[int, int]] = []

    def read(self, size: int, offset: int) -> bytes:
        self.reads.append((offset, size))
        return self.data[offset : offset + size]


def test_lines_that_follow_each_other_are_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "CHUNK", 100)
    letters, looks = Letters(), []
    window = Window(letters, lambda: looks.append(len(letters.reads)))  # type: ignore[arg-type]
    for (offset, length), read in (
        ((0, 10), (0, 100)), ((10, 10), None), ((90, 10), None), ((0, 10), None),
        ((100, 10), (100, 100)), ((195, 5), None), ((195, 10), (195, 10)), ((99, 1), (99, 1)),
        ((199, 10), (199, 100)), ((309, 10), (309, 10)), ((309, 10), (309, 10)),
        ((418, 10), (418, 100)), ((428, 200), (428, 200)), ((628, 10), (628, 100)),
    ):  # fmt: skip
        before = len(letters.reads)
        assert window.line(offset, length) == letters.data[offset : offset + length]
        assert letters.reads[before:] == ([read] if read else []), offset
    assert looks == list(range(1, len(letters.reads) + 1))


def test_where_there_is_no_folder_there_are_no_copies(tmp_path: Path) -> None:
    assert Paths(tmp_path / "none" / "archive.json").copies() == []
