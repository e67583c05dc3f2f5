"""A browser reads signatures and says of a record what the command says."""

from __future__ import annotations

import json

import pytest

from course.records.code import completed
from course.records.present import Present, PresentSigner
from course.records.record import read_text
from course.records.signature import as_line, read_bytes
from course.records.signatures import Signatures
from course.records.verification import outcome
from devtools.deno import Modules
from tests.sample_records import bare, with_firsts
from tests.signing import ALEX, NOBODY, PUBLIC, signed
from tests.web.test_record_texts import PRESENT, TODAY, known_of

pytestmark = pytest.mark.process

SIGNERS = {PUBLIC["kim"]: PresentSigner("Kim {day} Lee"), PUBLIC["alex"]: PresentSigner("Zoë", "2026-11-01")}
JUDGE = """([records, files, known]) => {
  const { signature, verify } = coursewright;
  const read = files.map(([file, text]) => ({ file, lines: signature.read(text) }));
  const lines = signature.byRecord(read);
  const said = records.map((text) => {
    const entry = verify.read(text);
    const { state, lines: told, signed } = verify.outcome(entry, known, lines.get(entry.record ? entry.record.id : ""));
    return [state, told, signed];
  });
  const found = records.map((text) => verify.read(text).record);
  const ids = new Set(found.flatMap((record) => (record ? [record.id] : [])));
  return [said, signature.leftOver(read, ids, known.words).map(({ file, line }) => [file, line])];
}"""


def test_a_browser_says_of_signatures_what_the_command_says(web: Modules) -> None:
    record = bare(with_firsts)
    odd = bare(lambda data: data["learner"].update(name="Zoë\u2028\U0001f600\x7f"), lambda data: data.update(hours=5.0))
    odd["id"] = "123e4567-e89b-42d3-a456-426614174001"
    odd = completed(odd)
    records = [record, odd, completed({**record, "hours": 9}), {**record, "hours": 9}, {}]
    good, other = signed(record), signed(odd)
    lines = [
        *(good, other, signed(record, ALEX), signed(record, ALEX, signed="2026-10-30T00:00:00Z"), signed(odd, NOBODY)),
        *({**good, "number": 5}, {**good, "signature": "0" * 128}, {**other, "key": PUBLIC["alex"]}),
        *({**good, "format": 2}, {**good, "kind": "x"}, {**good, "more": 1}, {}),
        signed({**odd, "id": "123e4567-e89b-42d3-a456-426614174009"}),
    ]
    files = [[f"{at}.signature", as_line(one)] for at, one in enumerate(lines)]
    files.append(["all.register", "".join(text for _, text in files)])
    files += [["none.signature", " \n"], ["x.signature", "{\n[[\n[]\n"]]
    present = Present(PRESENT.catalogue, PRESENT.courses, PRESENT.modules, signers=SIGNERS)
    known = known_of(present, TODAY)
    texts = [json.dumps(one) for one in records]
    for some in (files, files[:1], files[5:6], [], files[2:5]):
        theirs, their_rest = web.evaluate(JUDGE, [texts, some, known])
        found = Signatures({file: read_bytes(text.encode()) for file, text in some})
        readings = [read_text(text) for text in texts]
        mine = [outcome(reading, present, TODAY, found.of(reading)) for reading in readings]
        assert theirs == [[one.state, list(one.lines), one.signed] for one in mine]
        ids = {reading.record.id for reading in readings if reading.record}
        assert their_rest == [[entry.file, entry.outcome.lines[0]] for entry in found.left_over(ids)]
