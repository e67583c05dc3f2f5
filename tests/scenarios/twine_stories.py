"""Reads the stories of tests, and says what they have become."""

from __future__ import annotations

from typing import Any

import yaml

from course.scenarios.twee_import import imported


def read(story: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return a story's nodes, and what was told."""
    found = imported(story)
    [entry] = yaml.safe_load(found.text)
    return entry["nodes"], found.report


def choices(node: dict[str, Any]) -> list[str]:
    """Return a node's choices, each as ``words -> goal``."""
    return [f"{choice['text']} -> {choice['goto']}" for choice in node.get("choices", ())]


def elsewhere(nodes: dict[str, Any]) -> dict[str, tuple[str | None, list[str]]]:
    """Return how each node but the hall ends, if it does, and its choices."""
    return {name: (node.get("ends"), choices(node)) for name, node in nodes.items() if name != "hall"}
