"""A board with a thousand ideas on a slow device: how soon a click on a dot is answered."""

import os

from playwright.async_api import Page, async_playwright

from tests import browser as browsers

from .board_measures import Servers

SLOWER = 6
CLICKS = 6
PHONE = {"width": 390, "height": 844}
LIVE = "[data-board-target=chip][data-state=live]"
DOT = "[data-part=cast]:not([hidden]) .vote, [data-part=back]:not([hidden]) .vote"
WATCH = """
window.clicks = [];
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name === "click") clicks.push(duration);
}).observe({ type: "event", durationThreshold: 16 });
"""
# After two frames and what they left to do.
DRAWN = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"""


async def large(servers: Servers) -> dict:
    """Milliseconds from a click to the frame that shows its answer (Event Timing, steps of 8)."""
    plan = servers.plan
    name, _, value = plan["cookies"][0].partition("=")
    address = f"http://localhost:{servers.port(0)}"
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(os.cpu_count()))  # a browser uses what there is
    try:
        async with async_playwright() as play:
            browser = await play.chromium.launch(executable_path=browsers.find())
            context = await browser.new_context(base_url=address, viewport=PHONE, has_touch=True)
            await context.add_cookies([{"name": name, "value": value, "url": address}])
            page = await context.new_page()
            await page.add_init_script(WATCH)
            await page.goto(f"/boards/{plan['large']['path']}/", timeout=120_000)
            await page.wait_for_selector(LIVE, timeout=120_000)
            return await _clicks(page)
    finally:
        os.sched_setaffinity(0, cores)


async def _clicks(page: Page) -> dict:
    device = await page.context.new_cdp_session(page)
    await device.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    cards = page.locator("[data-idea]")
    for one in range(CLICKS):  # give, take back, give: the last dot is among them
        card = cards.nth(one // 2 if one < 4 else one - 2)
        before = await card.locator(DOT).get_attribute("aria-pressed")
        await card.locator(DOT).click()
        after = "true" if before == "false" else "false"
        await card.locator(f".vote[aria-pressed={after}]:visible").wait_for()
        await page.evaluate(DRAWN)
    clicks = await page.evaluate("clicks")
    return {"ideas": await cards.count(), "clicks": len(clicks), "slowest_ms": max(clicks)}
