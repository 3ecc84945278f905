"""Someone with a browser, who notices every fault."""

CONTRAST = """
() => {
  const paint = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
  };
  const light = (colour) => {
    const [r, g, b] = paint(colour).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(document.body);
  const [ink, paper] = [light(style.color), light(style.backgroundColor)];
  return {paper, contrast: (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)};
}
"""

STICKS_OUT = """
() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
  const innermost = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)));
  const names = innermost.map((e) => [e.localName, ...e.classList].join("."));
  return [`${document.documentElement.scrollWidth} px`, ...new Set(names)];
}
"""


class Reader:
    def __init__(self, page, site):
        self.page, self.site = page, site
        self.faults = []
        self.address = ""
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("requestfailed", self._note_failure)
        page.on("response", self._note_response)

    def open(self, path):
        """The status the server gave."""
        self.address = self.site + path
        response = self.page.goto(self.address, wait_until="load")
        return response.status

    def sticks_out(self):
        """What makes the page scroll sideways: the innermost elements, as ``tag.class``. Empty where it does not."""
        return self.page.evaluate(STICKS_OUT)

    def sees(self, theme):
        """``paper``, the luminance of the background (0 black, 1 white), and ``contrast`` of the text on it."""
        self.page.emulate_media(color_scheme=theme)
        return self.page.evaluate(CONTRAST)

    def _note_failure(self, request):
        # A test that ends or moves on breaks off what the browser is still loading, mostly the icon.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _note_message(self, message):
        # That the page itself answers 404 is no fault of its own; anything it loads is.
        is_own_status = message.location.get("url") == self.address and "Failed to load resource" in message.text
        if message.type in ("error", "warning") and not is_own_status:
            self.faults.append(f"console: {message.text}")

    def _note_response(self, response):
        if not response.url.startswith((self.site, "data:")):
            self.faults.append(f"from elsewhere: {response.url}")
        elif response.status >= 400 and response.url != self.address:
            self.faults.append(f"{response.status}: {response.url}")
