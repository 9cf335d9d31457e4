#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The report in a real Chromium: review_test.py BIN_DIR [SCREENSHOTS_DIR]

Opens it, decides by keys, edits, chooses, rejects a form, undoes, reloads, downloads, and applies and undoes what was
downloaded. Ends with 77 where chromium or its driver is missing."""
import json
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from corrections import Corrections, many  # noqa: E402
from webdriver import Browser, available  # noqa: E402

PAGE_ONE = ("บทที่ ๑ แม่น้า และ แม่น้า\n"
            "ในจ้านวนนั้น <script>window.ran = 1</script><img src=x onerror=\"window.ran = 2\">\n"
            "เขาส่าคัญมาก พระองค์ส่าคัญ\n")
PAGE_TWO = "หน้าสอง ส่าคัญ และ แม่น้า\r\nກຸງ ສຳຄັນ ก้าลัง\x00 จบ\n"
ROWS_ONE = [
    ("แม่น้า", "แม่น้ำ", "sara-am", 0.99, []), ("แม่น้า", "แม่น้ำ", "sara-am", 0.98, []),
    ("จ้านวน", "จำนวน", "sara-am", 0.9, ["จ้าง"]), ("<script>", "[script]", "misspelling", 0.2, ["</script><b>"]),
    ("ส่าคัญ", "สำคัญ", "sara-am", 0.7, []), ("พระองค์", "พรรค", "real-word", 0.6, ["พรรคฯ"]), ("ส่าคัญ", "สำคัญ", "sara-am", 0.7, []),
]
ROWS_TWO = [("ส่าคัญ", "สำคัญ", "sara-am", 0.7, []), ("แม่น้า", "แม่น้ำ", "sara-am", 0.97, []), ("ก้าลัง", "กำลัง", "sara-am", 0.4, [])]

bin_dir = shots = work = ""


def expect(found, wanted, what):
    if found != wanted:
        raise AssertionError("%s: found %r, expected %r" % (what, found, wanted))


def tool(name, *arguments, status=0):
    done = subprocess.run([os.path.join(bin_dir, name), *arguments], cwd=work, capture_output=True, text=True)
    expect(done.returncode, status, "%s %s: %s" % (name, " ".join(arguments), done.stderr))
    return done.stdout


def picture(path):
    """A small grey PNG."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([200]) * 40 for _ in range(60))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 60, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def shot(browser, name):
    if shots:
        browser.screenshot(os.path.join(shots, name + ".png"))


def statuses(browser):
    """Of all rows in sight, from the top."""
    return browser.run("return Array.from(document.querySelectorAll('.row')).sort((a, b) => a.id.slice(4) - b.id.slice(4))"
                       ".map((row) => row.querySelector('.status').classList[1])")


def chosen(browser):
    return browser.run("return Number(document.querySelector('.row[aria-selected=true]').id.slice(4))")


def looks(browser):
    """What is shown before anything is decided."""
    expect(statuses(browser), ["proposed"] * 10, "statuses at the start")
    expect(chosen(browser), 0, "row chosen at the start")
    expect(browser.run("return document.activeElement.id"), "list", "focus at the start")
    marks = browser.run("return Array.from(document.querySelectorAll('#row-0 del, #row-0 ins'), (mark) => mark.textContent)")
    expect(marks, ["น้า", "น้ำ"], "whole clusters marked")
    browser.run_async("const [done] = arguments, image = document.querySelector('.scan img'); image.decode().then(done, done)")
    expect(browser.run("return document.querySelector('.scan img').naturalWidth"), 40, "width of the scan")
    expect(browser.run("return document.querySelectorAll('.line.before').length"), 4, "lines of the page")
    unlabelled = browser.run("return Array.from(document.querySelectorAll('button, input, select, textarea, [role]'))"
                             ".filter((e) => !(e.ariaLabel || e.getAttribute('aria-labelledby') || e.textContent.trim() || e.closest('label')) && e.id !== 'message').length")
    expect(unlabelled, 0, "controls without a name")


def escapes(browser):
    """Markup in pages, readings and names is text."""
    expect(browser.run("return window.ran"), None, "script of a page ran")
    expect(browser.run("return document.querySelectorAll('#list script, #detail script, #detail img[src=x]').length"), 0, "elements from a page")
    page = browser.text(".page")
    assert "<script>window.ran = 1</script>" in page, page
    blocked = browser.run("try { document.body.innerHTML = '<b>x</b>'; return 'open' } catch (e) { return e.name }")
    expect(blocked, "TypeError", "markup from text")


def decides(browser):
    browser.keys("a")  # 0: accepted, and on
    expect(chosen(browser), 1, "row after a verdict")
    browser.keys("r")  # 1: rejected
    browser.keys("2")  # 2: the second reading
    expect(statuses(browser)[:4], ["accepted", "rejected", "accepted", "proposed"], "after three verdicts")
    browser.keys("j", "k", "k", "k")
    expect(chosen(browser), 1, "row after j and k")
    browser.keys("u")  # takes the choice of a reading back, and goes there
    expect(statuses(browser)[:3], ["accepted", "rejected", "proposed"], "after undo")
    expect(chosen(browser), 2, "row after undo")
    browser.keys("2")
    browser.keys("j", "j")
    browser.keys("e")  # 5: own reading
    expect(browser.run("return document.activeElement.id"), "own", "focus while editing")
    browser.keys("Escape")
    expect(browser.run("return document.activeElement.id"), "list", "focus after Escape")
    browser.keys("e")
    browser.run("document.activeElement.value = ''")
    browser.keys("พรรคa")
    browser.keys("Backspace")
    shot(browser, "editing")
    browser.keys("Enter")
    expect(statuses(browser)[5], "accepted", "own reading")
    expect(chosen(browser), 6, "row after the own reading")
    # A Thai keyboard sends other letters from the same keys.
    browser.run("document.dispatchEvent(new KeyboardEvent('keydown', {key: '่', code: 'KeyJ', bubbles: true}))")
    expect(chosen(browser), 7, "row after j of a Thai keyboard")
    browser.run("document.dispatchEvent(new KeyboardEvent('keydown', {key: '/', code: 'Digit9', bubbles: true}))")
    expect(browser.run("return document.activeElement.id"), "list", "focus after 9 of a Thai keyboard")


def another_window(browser, ids):
    """What is decided elsewhere is shown, kept by undo, and disturbs no typing; that nothing is kept is told."""
    browser.keys("a")
    key = browser.run("return Object.keys(localStorage).find((key) => key.endsWith(arguments[0]))", ids[0])

    def elsewhere(item):
        browser.run("const [key, text] = arguments; localStorage.setItem(key, text);"
                    "window.dispatchEvent(new StorageEvent('storage', {key, newValue: text}))",
                    key.replace(ids[0], ids[item]), '{"status":"rejected","scope":"occurrence"}')

    elsewhere(0)
    expect(statuses(browser)[0], "rejected", "a verdict of another window")
    browser.keys("u")
    expect(statuses(browser)[0], "rejected", "the same after undo")
    browser.keys("Home", "j", "j", "j", "e")
    browser.run("document.activeElement.value = ''")
    browser.keys("zzz")
    for item in (4, 3):
        elsewhere(item)
    expect(browser.run("return [document.activeElement.id, document.activeElement.value]"), ["own", "zzz"], "what is being typed")
    browser.keys("Escape")
    browser.run("localStorage.clear(); Storage.prototype.setItem = () => { throw new Error('full') }")
    browser.keys("v", "a")
    assert "keeps no decisions" in browser.text("#counts"), browser.text("#counts")
    browser.reload()
    looks(browser)


def folds_open(browser):
    browser.run("document.querySelector('.letters summary').focus()")
    before = browser.run("return document.querySelector('.letters').open")
    browser.keys("Enter")
    expect(browser.run("return document.querySelector('.letters').open"), not before, "Enter on what folds open")
    browser.keys("Enter")
    browser.run("document.querySelector('#list').focus()")


def rejects_form(browser):
    browser.keys("v")
    forms = browser.run("return Array.from(document.querySelectorAll('.form-row .times'), (e) => parseInt(e.textContent))")
    expect(sorted(forms, reverse=True)[:3], [3, 3, 1], "places by form")
    browser.run("document.querySelectorAll('.form-row')[1].click()")
    expect(browser.run("return document.querySelectorAll('.form-row')[1].querySelector('.from').textContent"), "ส่าคัญ", "second form")
    browser.keys("o")
    expect(browser.run("return document.querySelectorAll('.concordance').length"), 3, "places of the open form")
    shot(browser, "forms")
    browser.keys("r")
    browser.keys("v")
    expect(statuses(browser), ["accepted", "rejected", "accepted", "proposed", "rejected", "accepted", "rejected", "rejected", "proposed", "proposed"], "after a form")
    browser.keys("u")
    expect(statuses(browser).count("rejected"), 1, "a form undone in one step")
    browser.keys("v")
    browser.run("document.querySelectorAll('.form-row')[1].click()")
    browser.keys("r", "v")


def filters(browser):
    browser.keys("/")
    browser.keys("จ้านวน", "Enter")
    expect(len(statuses(browser)), 1, "rows after a search")
    browser.choose("#search", "")
    browser.choose("#by-reason", "real-word")
    expect(len(statuses(browser)), 1, "rows of a reason")
    browser.choose("#by-reason", "")
    browser.choose("#most", "0.5")
    expect(len(statuses(browser)), 2, "unsure rows")
    browser.choose("#most", "1")
    browser.choose("#order", "low")
    expect(statuses(browser)[0], "proposed", "the least sure row")
    browser.choose("#order", "place")
    for language, word in (("th", "ทีละแห่ง"), ("lo", "ເທື່ອລະບ່ອນ"), ("en", "Places")):
        browser.choose("#language", language)
        expect(browser.text("#view-places"), word, "words of the interface")


EXPECTED = [("accepted", "แม่น้ำ", "occurrence"), ("rejected", "แม่น้ำ", "occurrence"), ("accepted", "จ้าง", "occurrence"), None,
            ("rejected", "สำคัญ", "form"), ("accepted", "พรรค", "occurrence"), ("rejected", "สำคัญ", "form"), ("rejected", "สำคัญ", "form"), None, None]


def check_decisions(path, ids):
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    expect(lines[0], {"schema": "chamra.corrections/1", "tool": "chamra-review", "fingerprint": "test"}, "header")
    rows = {line["id"]: line for line in lines if "id" in line}
    found = [rows.get(one) and (rows[one]["status"], rows[one]["after"], rows[one]["scope"]) for one in ids]
    expect(found, EXPECTED, "decisions")
    expect(rows[ids[0]]["left"], "บทที่ ๑ ", "letters before the place")
    expect(rows[ids[0]]["right"], " และ แม่น้า\nในจ้", "letters after the place")
    expect([line["file"] for line in lines if "sha256" in line], ["one.txt", "two.txt"], "closing lines")


def read(*names):
    with open(os.path.join(work, *names), "rb") as file:
        return file.read()


def apply_and_undo(decisions):
    if not os.path.exists(os.path.join(bin_dir, "chamra-apply")):
        print("chamra-apply is not built: applying is left out")
        return
    after = PAGE_ONE.replace("แม่น้า", "แม่น้ำ", 1).replace("จ้านวน", "จ้าง").replace("พระองค์", "พรรค").encode()
    tool("chamra-apply", "--in-place", "--only", "accepted", decisions, "pages")
    expect(read("pages", "one.txt"), after, "the first page after applying")
    expect(read("pages", "two.txt"), PAGE_TWO.encode(), "the second page after applying")
    tool("chamra-apply", "--undo", os.path.join("pages", "chamra-ledger.jsonl"))
    expect(read("pages", "one.txt"), PAGE_ONE.encode(), "the first page after undo")


def small_report():
    corrections = Corrections(os.path.join(work, "pages"))
    corrections.page("one.txt", PAGE_ONE, ROWS_ONE)
    corrections.page("two.txt", PAGE_TWO, ROWS_TWO)
    corrections.write(os.path.join(work, "corrections.jsonl"))
    picture(os.path.join(work, "pages", "one.png"))
    tool("chamra-review", "corrections.jsonl", "pages", "-o", "review.html")
    tool("chamra-review", "--embed-images", "corrections.jsonl", "pages", "-o", "embedded.html")
    return corrections.ids


def test_decisions(browser):
    ids = small_report()
    browser.open(os.path.join(work, "review.html"))
    looks(browser)
    escapes(browser)
    shot(browser, "open")
    another_window(browser, ids)
    folds_open(browser)
    decides(browser)
    rejects_form(browser)
    filters(browser)
    browser.reload()
    wanted = ["accepted", "rejected", "accepted", "proposed", "rejected", "accepted", "rejected", "rejected", "proposed", "proposed"]
    expect(statuses(browser), wanted, "after reloading")
    browser.click("#download")
    decisions = browser.downloaded("decisions.jsonl")
    check_decisions(decisions, ids)
    errors = [line for line in browser.errors() if "innerHTML" not in line and "TrustedHTML" not in line]
    expect(errors, [], "complaints of the browser")
    return decisions, wanted


def test_other_reports(browser, decisions, wanted):
    """Another set of corrections does not see them; the same set from elsewhere, and with --decisions, does."""
    browser.open(os.path.join(work, "embedded.html"))
    expect(statuses(browser), wanted, "the same corrections in another file")
    browser.run_async("const [done] = arguments, image = document.querySelector('.scan img'); image.decode().then(done, done)")
    expect(browser.run("return document.querySelector('.scan img').naturalWidth"), 40, "width of the embedded scan")
    other = Corrections(os.path.join(work, "pages"))
    other.page("one.txt", PAGE_ONE, ROWS_ONE[:3])
    other.write(os.path.join(work, "other.jsonl"))
    tool("chamra-review", "other.jsonl", "pages", "-o", "other.html")
    browser.open(os.path.join(work, "other.html"))
    expect(statuses(browser), ["proposed"] * 3, "another report")
    tool("chamra-review", "--decisions", decisions, "corrections.jsonl", "pages", "-o", "again.html")
    tool("chamra-review", decisions, "pages", "-o", "decided.html")
    browser.open(os.path.join(work, "again.html"))
    browser.run("localStorage.clear()")
    browser.reload()
    expect(statuses(browser), wanted, "verdicts of an earlier review")
    # An earlier verdict is taken back with `proposed`, and undone again.
    browser.run("document.querySelector('.clear').click()")
    expect(statuses(browser)[0], "proposed", "a verdict taken back")
    browser.keys("u")
    expect(statuses(browser), wanted, "and given again")
    browser.open(os.path.join(work, "decided.html"))
    expect(statuses(browser), [status for status in wanted if status != "proposed"], "a decisions file as corrections")
    expect(browser.errors(), [], "complaints of the browser")


def test_line_breaks(browser):
    """A reviewer's own reading keeps the page's line breaks, also those that a browser's field does not know."""
    corrections = Corrections(os.path.join(work, "breaks"))
    corrections.page("p.txt", "ก\r\nข ค\n", [("ก\r\nข", "ง\r\nจ", "misspelling", 0.5, [])])
    corrections.write(os.path.join(work, "breaks.jsonl"))
    tool("chamra-review", "breaks.jsonl", "breaks", "-o", "breaks.html")
    browser.open(os.path.join(work, "breaks.html"))
    browser.run("localStorage.clear()")
    for text, stored in (("ฉ", []), ("ฉ\nช", ["ฉ\r\nช"])):
        browser.keys("e")
        browser.run("document.activeElement.value = arguments[0]", text)
        browser.keys("Enter")
        found = browser.run("return Object.keys(localStorage).filter((key) => key.includes('review/1')).map((key) => JSON.parse(localStorage[key]).after)")
        expect(found, stored, "own reading %r" % text)
        browser.keys("Escape")


def test_suspicions(browser):
    """A place without a reading of its own: one that is offered is chosen by a key, and is applied and taken back."""
    page = "สถาเดิน กับ สถาเดิน ใน\r\nพระองค์\r\nนั้น ฌฬฐ และ ฒผฎ\n"
    corrections = Corrections(os.path.join(work, "left"))
    corrections.page("p.txt", page, [
        ("สถาเดิน", None, "misspelling", 0.6, ["สตาลิน", "สถาบัน"]), ("สถาเดิน", None, "misspelling", 0.6, ["สตาลิน", "สถาบัน"]),
        ("พระ", None, "real-word", 0.45, ["พรรค"]), ("ฌฬฐ", None, "misspelling", 0.9, []), ("ฒผฎ", None, "misspelling", 0.9, [])])
    corrections.write(os.path.join(work, "left.jsonl"))
    tool("chamra-review", "left.jsonl", "left", "-o", "left.html")
    browser.open(os.path.join(work, "left.html"))
    browser.run("localStorage.clear()")
    browser.reload()
    shot(browser, "suspicions")
    expect(len(browser.run("return Array.from(document.querySelectorAll('.choices .reading'))")), 2, "readings of a suspicion")
    offered = browser.run("return Array.from(document.querySelectorAll('.place-row .offered'), (one) => one.textContent)")
    expect(offered, ["สตาลิน?", "สตาลิน?", "พรรค?"], "readings offered in the list")
    browser.keys("a")  # of nothing in particular: the reviewer is asked to write it
    expect(browser.run("return document.activeElement.id"), "own", "focus after accepting no reading")
    browser.keys("Escape")
    browser.keys("1", "2")  # the two places differ
    expect(statuses(browser), ["accepted", "accepted", "proposed", "proposed", "proposed"], "after two readings")
    browser.keys("1", "r")
    browser.keys("1")  # offers nothing
    expect(statuses(browser), ["accepted", "accepted", "accepted", "rejected", "proposed"], "after all")
    browser.click("#download")
    decisions = browser.downloaded("decisions (1).jsonl")
    tool("chamra-apply", "--in-place", "--only", "accepted", decisions, "left")
    after = page.replace("สถาเดิน", "สตาลิน", 1).replace("สถาเดิน", "สถาบัน").replace("พระ", "พรรค")
    expect(read("left", "p.txt"), after.encode(), "the page after applying")
    tool("chamra-apply", "--undo", os.path.join("left", "chamra-ledger.jsonl"))
    expect(read("left", "p.txt"), page.encode(), "the page after undo")
    browser.keys("u", "u", "u", "u", "v")  # and a form in one stroke
    browser.keys("k", "k", "k", "k", "1")
    browser.keys("v")
    expect(statuses(browser), ["accepted", "accepted", "proposed", "proposed", "proposed"], "after a form")
    expect(browser.errors(), [], "complaints of the browser")


def test_filtered_place_in_page(browser):
    """In the view of forms, a place chosen in the page's text is decided alone."""
    browser.open(os.path.join(work, "review.html"))
    browser.run("localStorage.clear()")
    browser.reload()
    browser.keys("v")
    browser.choose("#by-reason", "real-word")
    browser.run("document.querySelectorAll('.line.before .edit')[0].click()")
    browser.keys("r")
    expect(browser.text("#counts").split()[1], "1/10", "decided by itself")
    browser.choose("#by-reason", "")
    browser.keys("v")
    expect(statuses(browser).index("rejected"), 0, "the place that was chosen")


MEASURE_KEYS = """
const [key, times, done] = arguments, spent = [];
function press() {
  const begin = performance.now();
  document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
  document.body.getBoundingClientRect();
  spent.push(performance.now() - begin);
  if (spent.length < times) requestAnimationFrame(press);
  else { spent.sort((a, b) => a - b); done([spent[Math.floor(times / 2)], spent[Math.floor(times * 0.95)]]); }
}
press();
"""


def test_ten_thousand(browser):
    corrections = Corrections(os.path.join(work, "many"))
    many(corrections, 250, 40)
    corrections.write(os.path.join(work, "many.jsonl"))
    begin = time.monotonic()
    tool("chamra-review", "many.jsonl", "many", "-o", "many.html")
    print("10,000 corrections: written in %.2f s, %.1f MB" % (time.monotonic() - begin, os.path.getsize(os.path.join(work, "many.html")) / 1e6))
    browser.open(os.path.join(work, "many.html"))
    paint = browser.run_async("const [done] = arguments; requestAnimationFrame(() => setTimeout(() => done("
                              "performance.getEntriesByName('first-contentful-paint').map((entry) => entry.startTime)), 100))")
    ready = browser.run("return performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart")
    print("first contentful paint %.0f ms, ready for keys %d ms" % (paint[0] if paint else -1, ready))
    for key, name in (("j", "next"), ("a", "accept"), ("u", "undo")):
        middle, slow = browser.run_async(MEASURE_KEYS, key, 100)
        print("key %s (%s): median %.1f ms, 95th percentile %.1f ms" % (key, name, middle, slow))
    browser.run("document.querySelector('#list').scrollTop = 300000")
    time.sleep(0.2)
    rows = len(statuses(browser))
    assert 5 < rows < 60, rows
    begin = time.monotonic()
    browser.keys("v")
    browser.keys("r")
    print("a form of 2,500 places rejected in %.2f s" % (time.monotonic() - begin))
    expect(browser.text("#counts").split()[-1], "2500/10000", "decided after a form")
    browser.reload()
    expect(browser.text("#counts").split()[-1], "2500/10000", "decided after reloading")
    expect(browser.errors(), [], "complaints of the browser")


def main():
    global bin_dir, shots, work
    bin_dir = os.path.abspath(sys.argv[1])
    shots = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else ""
    if not available():
        print("chromium or chromedriver is not installed")
        return 77
    with tempfile.TemporaryDirectory(prefix="chamra-review-") as work:
        downloads = os.path.join(work, "downloads")
        os.mkdir(downloads)
        with Browser(downloads) as browser:
            decisions, wanted = test_decisions(browser)
            apply_and_undo(decisions)
            test_other_reports(browser, decisions, wanted)
            test_line_breaks(browser)
            test_suspicions(browser)
            test_filtered_place_in_page(browser)
            test_ten_thousand(browser)
    print("all as expected")
    return 0


if __name__ == "__main__":
    sys.exit(main())
