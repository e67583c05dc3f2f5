"""What the tests of every engine share fails with its values, as in a file of tests."""

import pytest

pytest.register_assert_rewrite("tests.browser.engines.returns", "tests.browser.engines.story")
