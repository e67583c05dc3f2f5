"""Extensions are made without asking every installed package which it has, and are those that their names mean."""

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from course.markdown.extensions import IN_LESSONS, IN_SENTENCES, IN_TEXTS, Settings, made


def told(extension: Extension) -> tuple[type, dict[str, object]]:
    """Return what an extension is, and how it is set."""
    return type(extension), extension.getConfigs()


@pytest.mark.parametrize("settings", [IN_SENTENCES, IN_TEXTS, IN_LESSONS])
def test_extensions_are_those_that_markdown_makes_of_their_names(settings: Settings) -> None:
    by_name = Markdown(extensions=[*settings], extension_configs=settings)
    ours = Markdown(extensions=made(settings))
    assert list(map(told, ours.registeredExtensions)) == list(map(told, by_name.registeredExtensions))
