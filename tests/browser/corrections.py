# SPDX-License-Identifier: Apache-2.0
"""Pages and corrections of them, made up for tests of the report."""
import hashlib
import json
import os


def identity(file, begin, before):
    return hashlib.sha256(b"\0".join([file.encode(), str(begin).encode(), before])).hexdigest()[:16]


class Corrections:
    """Collects rows in the corrections format for pages that it writes below `folder`."""

    def __init__(self, folder):
        self.folder = folder
        self.lines = [{"schema": "chamra.corrections/1", "tool": "chamra-suggest", "fingerprint": "test"}]
        self.ids = []

    def page(self, name, text, rows):
        """`rows`: (before, after, reason, confidence, other readings), in the order in which they stand in the text. An
        `after` of None makes a suspicion."""
        page, at = text.encode(), 0
        for before, after, reason, confidence, others in rows:
            raw = before.encode()
            begin = page.index(raw, at)
            at = begin + len(raw)
            line = page[:begin].count(b"\n") + 1
            column = len(page[:begin].decode().rsplit("\n", 1)[-1]) + 1
            self.ids.append(identity(name, begin, raw))
            own = {} if after is None else {"after": after}
            readings = [{"text": text, "confidence": confidence} for text in own.values()] + [{"text": other, "confidence": 0.1} for other in others]
            self.lines.append({
                "id": self.ids[-1], "file": name, "begin": begin, "end": at, "line": line, "column": column, "before": before,
                **own, "confidence": confidence, "reason": reason, "candidates": readings, "status": "proposed"})
        self.lines.append({"file": name, "bytes": len(page), "sha256": hashlib.sha256(page).hexdigest()})
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(page)

    def write(self, path):
        with open(path, "w", encoding="utf-8") as file:
            for line in self.lines:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return path


def many(corrections, pages, lines):
    """A report of `pages` times `lines` corrections."""
    for page in range(pages):
        text, rows = "", []
        for line in range(lines):
            number = page * lines + line
            before, after = [("แม่น้้า", "แม่น้ำ"), ("ส่าคัญ", "สำคัญ"), ("ทํา", "ทำ"), ("จ้านวน%d" % (number % 97), "จำนวน%d" % (number % 97))][number % 4]
            text += "บรรทัดที่ %d ของหน้านี้มีคำว่า %s อยู่กลางข้อความที่อ่านมา\n" % (line, before)
            rows.append((before, after, "sara-am", 0.5 + number % 50 / 100, []))
        corrections.page("p%04d.txt" % page, text, rows)
