"""Every format of a course's files, told to people (``docs/keys.md``) and to editors (JSON Schema)."""
