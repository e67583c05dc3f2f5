"""Every format of a course's files, told to people (``docs/modules/pages/keys.md``) and to editors (JSON Schema)."""
