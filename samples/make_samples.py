#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make samples/ocr/ from samples/truth/, or report the character error rate.

usage: make_samples.py [--seed N] [--keep-images DIR] [PAGE ...]   (PAGE: p001 ... p008; default: all)
       make_samples.py --cer [PAGE ...]

Packages (Debian): pango1.0-tools imagemagick tesseract-ocr tesseract-ocr-tha fonts-thai-tlwg.
Pages 7 and 8 need none of them.
"""
import argparse
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

# Pages that go through a real OCR run: font and points, line spacing, size kept of the 300 dpi image
# (percent), turn (degrees), blur (sigma), noise (attenuation), JPEG quality.
SCANS = {
    "p001": ("Norasi 14", 1.1, 44, 0.3, 0.7, 0.3, 45),
    "p002": ("Garuda 12", 1.1, 33, -0.4, 0.7, 0.4, 35),
    "p003": ("Kinnari 14", 0.8, 30, 0.3, 0.7, 0.5, 35),
    "p004": ("Laksaman 15", 1.0, 27, -0.2, 0.8, 0.4, 30),
    "p005": ("Umpush 13", 0.8, 29, 0.4, 0.8, 0.4, 35),
    "p006": ("Waree 11", 1.0, 46, -0.2, 0.6, 0.3, 50),
}

# Pages garbled the way a vision-language model garbles them: stretches of Thai that came out
# in Lao letters, by sound. The other errors are placed by chance from the seed.
LAO_STRETCHES = {
    "p007": [
        ("บ้านบนฝั่งเป็นเรือนไม้", "ບ້ານບົນຝັ່ງເປັນເຣືອນໄມ້"),
        ("ขายผ้า เครื่องถ้วยชาม", "ຂາຍຜ້າ ເຄື່ອງຖ້ວຍຊາມ"),
        ("ชาวนาเตรียมเกี่ยวข้าว", "ຊາວນາຕຣຽມກ່ຽວຂ້າວ"),
        ("ขึ้นมาจากสายน้ำ", "ຂຶ້ນມາຈາກສາຍນ້ຳ"),
    ],
    "p008": [
        ("เมืองสำคัญของลาว", "ເມືອງສຳຄັນຂອງລາວ"),
        ("เปิดทุ่งกว้างให้เป็นที่นา", "ເປີດທຸ່ງກວ້າງໃຫ້ເປັນທີ່ນາ"),
        ("ฝนตกหนักน้ำจึงไม่มีทางไหล", "ຝົນຕົກໜັກນ້ຳຈຶ່ງໄມ່ມີທາງໄຫລ"),
        ("ของชาวนาเปลี่ยนไป", "ຂອງຊາວນາປ່ຽນໄປ"),
    ],
}

# One letter of another script where a Thai letter stood.
INTRUDERS = {
    "Latin": {"ก": "n", "ร": "s", "น": "u", "า": "a", "อ": "o"},
    "Lao": {"ก": "ກ", "น": "ນ", "ม": "ມ", "ร": "ຣ", "ล": "ລ", "ว": "ວ", "า": "າ"},
    "Georgian": {"ก": "კ", "น": "ნ", "ม": "მ", "ร": "რ", "ท": "თ", "ล": "ლ"},
    "Cyrillic": {"ก": "к", "น": "н", "ม": "м", "ร": "р", "บ": "б", "ล": "л"},
    "Bengali": {"ก": "ক", "น": "ন", "ม": "ম", "ร": "র", "ล": "ল", "บ": "ব"},
    "CJK": {"ค": "人", "ง": "口", "า": "大", "ร": "了", "ต": "的"},
}
LOOKALIKES = {"ค": "ด", "ด": "ค", "ต": "ด", "ถ": "ภ", "ภ": "ถ", "ช": "ซ", "ซ": "ช", "บ": "ป",
              "ป": "บ", "ผ": "ฝ", "พ": "ฟ", "ท": "ห", "น": "ม", "ม": "น", "ข": "ช"}
TONES = "่้๊๋"
# Between a Thai letter and one that shows the word is not over.
INNER = "(?<=[ก-ฮะ-ู" + TONES + "])([%s])(?=[ก-ฮะ-ู])"

# kind -> (how many a page, pattern of the place, what replaces the match)
VLM_ERRORS = {
    "U+FFFD": (2, INNER % "ก-ฮ", lambda c: "\ufffd"),
    "look-alike": (3, INNER % "".join(LOOKALIKES), lambda c: LOOKALIKES[c]),
    "sara_am as mai_ek+sara_aa": (2, "ำ", lambda c: "่า"),
    "nikhahit+sara_aa": (1, "ำ", lambda c: "ํา"),
    "doubled sara_e": (2, "แ", lambda c: "เเ"),
    "tone lost": (3, "[" + TONES + "](?=[ก-ฮา])", lambda c: ""),
    # a final consonant cut off its vowel; sara_am cut off its consonant
    "blank in a word": (1, r"(?<=[ก-ฮ]า)[กงนร](?=[เแโใไ\s])", lambda c: " " + c),
    "blank before sara_am": (1, "(?<=[" + TONES + "ก-ฮ])ำ", lambda c: " " + c),
}
for name, table in INTRUDERS.items():
    VLM_ERRORS[name + " letter"] = (1, INNER % "".join(table), lambda c, t=table: t[c])
GAP = 10  # characters left whole between two errors


def read(folder, page):
    with open(os.path.join(HERE, folder, page + ".txt"), encoding="utf-8") as f:
        return f.read()


def scan(page, seed, folder):
    """Print the page, spoil the picture, and let Tesseract read it."""
    font, spacing, size, turn, blur, noise, quality = SCANS[page]
    png, jpg, big = (os.path.join(folder, page + end) for end in (".png", ".jpg", ".up.png"))
    subprocess.run(["pango-view", "--no-display", f"--font={font}", "--dpi=300", "--margin=90",
                    f"--line-spacing={spacing}", "-o", png, os.path.join(HERE, "truth", page + ".txt")],
                   check=True)
    subprocess.run(["convert", png, "-colorspace", "Gray", "-background", "white", "-rotate", str(turn),
                    "-resize", f"{size}%", "-blur", f"0x{blur}", "-seed", str(seed + int(page[1:])),
                    "-attenuate", str(noise), "+noise", "Gaussian", "-quality", str(quality), jpg],
                   check=True)
    subprocess.run(["convert", jpg, "-resize", "200%", big], check=True)
    out = subprocess.run(["tesseract", big, "-", "-l", "tha", "--psm", "4", "--dpi", "300"], check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         env={**os.environ, "OMP_THREAD_LIMIT": "1"}).stdout.decode("utf-8")
    return "".join(line.strip() + "\n" for line in out.splitlines() if line.strip())


def garble(page, seed):
    """Put the errors of a vision-language model into the page; leave lines of genuine Lao alone."""
    text = read("truth", page)
    rnd = random.Random(f"{seed} {page}")
    edits = []  # (start, end, replacement)

    def free(start, end):
        line = text[text.rfind("\n", 0, start) + 1:text.find("\n", end)]
        return (not re.search("[\u0e80-\u0eff]", line)
                and all(end + GAP <= s or e + GAP <= start for s, e, _ in edits))

    for thai, lao in LAO_STRETCHES[page]:
        assert text.count(thai) == 1, thai
        start = text.index(thai)
        edits.append((start, start + len(thai), lao))
    for kind, (count, pattern, change) in VLM_ERRORS.items():
        places = list(re.finditer(pattern, text))
        rnd.shuffle(places)
        for m in places:
            if count and free(m.start(), m.end()):
                edits.append((m.start(), m.end(), change(m.group())))
                count -= 1
        if count:
            print(f"{page}: {count} too few of: {kind}", file=sys.stderr)
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def cer(page):
    """Edit distance in code points over the length of the truth, white space left out."""
    a, b = ("".join(read(folder, page).split()) for folder in ("truth", "ocr"))
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1] / len(a)


def main():
    ap = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n\n")[0])
    ap.add_argument("pages", nargs="*")
    ap.add_argument("--cer", action="store_true")
    ap.add_argument("--seed", type=int, default=3)
    ap.add_argument("--keep-images", metavar="DIR")
    args = ap.parse_args()
    pages = args.pages or [f"p{n:03d}" for n in range(1, 9)]
    if not args.cer:
        os.makedirs(os.path.join(HERE, "ocr"), exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            folder = args.keep_images or scratch
            os.makedirs(folder, exist_ok=True)
            for page in pages:
                text = scan(page, args.seed, folder) if page in SCANS else garble(page, args.seed)
                with open(os.path.join(HERE, "ocr", page + ".txt"), "w", encoding="utf-8", newline="\n") as f:
                    f.write(text)
    for page in pages:
        print(f"{page}  CER {100 * cer(page):.1f} %")


if __name__ == "__main__":
    main()
