"""What Chromium says about the work of a page: by its counters, and by a trace for scripts.

The counter ``ScriptDuration`` leaves out what runs after an ``await``, and the filter does most of its work there.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

SCRIPT = {"EvaluateScript", "FunctionCall", "RunMicrotasks", "TimerFire"}
DRAWING = {"Layout", "UpdateLayoutTree"}

Span = tuple[float, float]


@dataclass(frozen=True)
class Cost:
    """Milliseconds of one change: scripts, styles and layout, and everything that the page's thread did."""

    script: float
    drawing: float
    all: float


def open_devtools(page: Page) -> CDPSession:
    """A session that counts."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    return session


def measure(page: Page, session: CDPSession, act: Callable[[], object]) -> Cost:
    """What ``act`` costs the page."""
    browser = page.context.browser
    assert browser
    before = _read_counters(session)
    browser.start_tracing(page=page, categories=["devtools.timeline", "v8", "v8.execute"])
    act()
    trace = browser.stop_tracing()
    after = _read_counters(session)
    spent = {name: 1000 * (after[name] - before[name]) for name in after}
    drawing = spent["RecalcStyleDuration"] + spent["LayoutDuration"]
    return Cost(find_script_time(json.loads(trace)["traceEvents"]), drawing, spent["TaskDuration"])


def find_script_time(events: Iterable[Mapping[str, Any]]) -> float:
    """Milliseconds of scripts, without the styles and layout that they ask for."""
    spans = [(event["name"], (event["ts"], event["ts"] + event["dur"])) for event in events if event.get("ph") == "X"]
    scripts = _merge(span for name, span in spans if name in SCRIPT)
    drawing = _merge(span for name, span in spans if name in DRAWING)
    inside = sum(max(0.0, min(end, to) - max(start, since)) for start, end in scripts for since, to in drawing)
    return (sum(end - start for start, end in scripts) - inside) / 1000


def _merge(spans: Iterable[Span]) -> list[Span]:
    """The same time without overlaps."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _read_counters(session: CDPSession) -> dict[str, float]:
    """Seconds since the page began."""
    found = session.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: metric["value"] for metric in found if metric["name"].endswith("Duration")}
