"""What no page may do: ask a third party for anything, log an error, break the content policy."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI}`);
});
"""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Watch:
    """Collects the offences of every page of a browser context."""

    def __init__(self, context, site):
        partners = [site, site.district] if site.district else [site]
        self.hosts = {urlsplit(one.url).netloc for one in partners}
        self.offences: list[str] = []
        self.is_resting = False
        context.add_init_script(TELL_VIOLATIONS)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.offences.append(f"script: {error.error}"))

    def _request(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.netloc not in self.hosts:
            self.offences.append(f"third party: {request.url}")

    def _console(self, message) -> None:
        page = urlsplit(message.page.url).path if message.page else ""
        if message.type == "error" and not page.startswith("/cms/") and not self.is_resting:
            self.offences.append(f"console on {page}: {message.text} ({message.location['url']})")

    def forgive(self, words: str) -> int:
        """Forget the offences with these words, which were meant; gives how many."""
        meant = [offence for offence in self.offences if words in offence]
        self.offences = [offence for offence in self.offences if words not in offence]
        return len(meant)

    def axe(self, page) -> list[str]:
        """Each break of WCAG 2.2 AA on the page as ``rule: element``.

        The watch rests meanwhile: axe itself tries inline styles, which the policy refuses.
        The page is at its end, where the phone's fixed bar covers nothing that could be pressed.
        """
        self.is_resting = True
        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        options = {"runOnly": {"type": "tag", "values": WCAG}, "preload": False}
        results = Axe().run(page, options=options)
        page.wait_for_timeout(200)
        self.is_resting = False
        return [
            f"{violation['id']}: {node['html'][:200]}"
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]
