# SPDX-License-Identifier: Apache-2.0
"""A browser driven over the WebDriver protocol (W3C) with nothing but Python's own library."""
import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--force-device-scale-factor=1", "--lang=en",
]
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Control": "\ue009", "Backspace": "\ue003"}


def available():
    return shutil.which("chromedriver") and shutil.which("chromium")


class Browser:
    """One Chromium with a profile of its own, gone at the end of the `with` block."""

    def __init__(self, downloads, size=(1400, 900)):
        self.profile = tempfile.mkdtemp(prefix="chamra-browser-")
        self.downloads = downloads
        self.size = size
        self.session = None

    def __enter__(self):
        # Port 0: the driver takes a free one and says which.
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                self.url = "http://127.0.0.1:%d" % int(line.rstrip(".\n").split()[-1])
                break
        else:
            raise RuntimeError("chromedriver did not start")
        options = {
            "binary": shutil.which("chromium"),
            "args": ARGUMENTS + ["--user-data-dir=" + self.profile, "--window-size=%d,%d" % self.size],
            "prefs": {"download.default_directory": self.downloads, "download.prompt_for_download": False},
        }
        capabilities = {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"},
                                        "timeouts": {"script": 110000}}}  # below: 120 s for an answer
        self.session = self.call("POST", "/session", {"capabilities": capabilities}, top=True)["sessionId"]
        return self

    def __exit__(self, *_):
        try:
            if self.session:
                self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait(10)
            shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, path, body=None, top=False):
        path = path if top else "/session/%s%s" % (self.session, path)
        data = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def open(self, path):
        self.call("POST", "/url", {"url": "file://" + os.path.abspath(path)})

    def reload(self):
        self.call("POST", "/refresh")

    def run(self, script, *arguments):
        """The value that the body of a function returns."""
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def run_async(self, script, *arguments):
        """The value that a function gives to its last argument."""
        return self.call("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def find(self, selector):
        return self.call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self.call("POST", "/element/%s/click" % self.find(selector))

    def keys(self, *keys):
        """Presses real keys, one after the other; names of KEYS or text."""
        actions = []
        for key in keys:
            for letter in [KEYS[key]] if key in KEYS else key:
                actions += [{"type": "keyDown", "value": letter}, {"type": "keyUp", "value": letter}]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0]).textContent", selector)

    def choose(self, selector, value):
        """Chooses in a list, or fills a field, as a user's input event would."""
        self.run("const e = document.querySelector(arguments[0]); e.value = arguments[1];"
                 "e.dispatchEvent(new Event('input', {bubbles: true})); e.dispatchEvent(new Event('change', {bubbles: true}));",
                 selector, value)

    def resize(self, width, height):
        self.call("POST", "/window/rect", {"width": width, "height": height})

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("GET", "/screenshot")))

    def errors(self):
        """What the console said that was no mere information."""
        return [entry["message"] for entry in self.call("POST", "/se/log", {"type": "browser"}) if entry["level"] in ("SEVERE", "WARNING")]

    def downloaded(self, name, seconds=20):
        path = os.path.join(self.downloads, name)
        for _ in range(seconds * 20):
            if os.path.exists(path) and not os.path.exists(path + ".crdownload"):
                return path
            time.sleep(0.05)
        raise RuntimeError("not downloaded: " + name)
