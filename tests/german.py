"""The small valid course with a German translation of all of it."""

from __future__ import annotations

from tests.conftest import SETTINGS, VALID

LANGUAGES = VALID["modules/catalogue.yml"].replace("language: en\n", "language: en\nlanguages: [de]\n")
GERMAN = {
    "mkdocs.yml": SETTINGS,
    "modules/catalogue.yml": LANGUAGES,
    "modules/catalogue.de.yml": """\
title: Schulung in Erster Hilfe
organisation:
  name: Schulungsstelle
  mission: Wir helfen dem Personal, einander zu helfen.
  about: Kurze Kurse für alle.
contact: {name: Schulungsstelle}
families:
  - {id: first-aid, title: Erste Hilfe, summary: "Was zu tun ist, bis Hilfe kommt."}
courses:
  - id: essentials
    title: Grundlagen
    purpose: Ruhe bewahren und helfen.
    delivery: Online, im eigenen Tempo
    roles: [alle]
    enrol: ["Alle, die hier arbeiten"]
    outcomes: [Rechtzeitig Hilfe rufen]
    steps: [Das Modul lesen]
    assessment: Ein Quiz.
    recognition: Ein Zertifikat über den Abschluss.
    order: Es gibt ein Modul.
    questions:
      - question: Wie lange dauert es?
        answer: Eine halbe Stunde.
    owner: Schulungsstelle
completion: [Im Quiz die Bestehensgrenze erreichen]
policies:
  fee: Kostenlos.
  access: Jederzeit offen.
  records: Sie gehören Ihnen.
  privacy: Nichts verlässt Ihren Browser.
  changes: Wir verbessern den Kurs.
  accessibility: Mit der Tastatur zu bedienen.
standards:
  - {id: call-within, label: Zeit bis zum Notruf, unit: Sekunden}
scenario_qualities:
  name: die drei Gewohnheiten
  qualities: [{id: quick, label: schnell}, {id: calm, label: ruhig}, {id: clear, label: klar}]
""",
    "modules/sources.de.yml": """\
articles:
  - {id: "000", title: Hilfe ist nah, interest: Keines genannt., argues: Jeder kann helfen.}
  - {id: "001", title: Zuerst anrufen, interest: Verkauft Telefone., argues: Ein Anruf kommt vor allem.}
evidence:
  - id: E01
    source: Eine Umfrage in 300 Büros
    setting: Büros
    size: "300"
    design: Ein Fragebogen.
    finding: Die meisten warten auf jemand anderen.
    where: https://example.org/survey
claims:
  - {id: 000-01, says: Jeder kann helfen., found: Die Umfrage stimmt zu.}
  - {id: 001-01, says: Zuerst anrufen., found: So nicht geprüft., state: Ein Anruf kommt zuerst.}
  - {id: 001-02, says: Kauft dieses Telefon., found: Der Autor verkauft es., excluded: Es verkauft etwas.}
""",
    "modules/people/index.de.md": """\
---
title: "Menschen: Bis Hilfe kommt"
purpose: Bei jemandem bleiben, bis Hilfe kommt.
delivery: Online, im eigenen Tempo
language: Deutsch
roles: [alle]
audience: ["Alle, die hier arbeiten"]
objectives:
  - {id: "1.1", verb: Erkennen, text: wann Hilfe zu rufen ist}
  - {id: "1.2", verb: Wählen, text: was am Telefon zu sagen ist}
topics: [Die erste Minute]
how: Eine Lektion und ein Quiz.
on_the_job: [Das nächste Telefon finden]
owner: Schulungsstelle
---

Dieses Modul ist für alle, die in der Nähe sind, wenn etwas geschieht.
""",
    "modules/people/lesson.de.md": """\
---
title: Die erste Minute
summary: Schauen, rufen, bleiben.
---

## Schauen und rufen

Jeder kann helfen.[^000-01] Rufen Sie innerhalb von [[call-within]].

<!-- question: first-call -->

## Bleiben

<!-- scenario: fall-on-the-stairs -->

<!-- checklist: after-a-call -->
""",
    "modules/people/checklists.de.yml": """\
- id: after-a-call
  title: Nach einem Anruf
  purpose: Damit niemand auf einen Anruf wartet, den keiner gemacht hat.
  pause_point: beim Auflegen
  roles: [alle]
  owner: Schulungsstelle
  items:
    - {id: said-where, text: "Gesagt, wo Sie sind"}
    - {id: stayed, text: Bei der Person geblieben}
""",
    "modules/people/scenarios.de.yml": """\
- id: fall-on-the-stairs
  title: Ein Sturz auf der Treppe
  setup: Jemand ist gestürzt.
  nodes:
    arrival:
      says: Die Person antwortet nicht.
      choices:
        - {text: Hilfe rufen, reason: Hilfe braucht Zeit.}
        - {text: Abwarten, reason: Warten kostet Zeit.}
    called: {says: Hilfe kommt., debrief: Der Anruf kam zuerst.}
    waited: {says: Hilfe kommt spät., debrief: Der Anruf hätte zuerst kommen können.}
""",
    "quizzes/people.de.yml": """\
title: "Menschen: Prüfen Sie sich"
questions:
  - id: first-call
    prompt: Jemand ist gestürzt. Was kommt zuerst?
    choices:
      - {text: Ein Hilferuf, feedback: Hilfe braucht Zeit.}
      - {text: Eine Tasse Tee, feedback: Der Tee kann warten.}
  - id: what-to-say
    prompt: Was sagen Sie am Telefon?
    choices:
      - {id: a, text: Wo Sie sind, feedback: Man muss Sie finden.}
      - {id: c, text: Was Sie zu Mittag hatten, feedback: Das hilft niemandem.}
      - {id: b, text: Was geschehen ist, feedback: "Man bringt mit, was nötig ist."}
  - id: anybody-can-help
    prompt: Jeder kann helfen.
    feedback: {true: "Ja, jeder kann wenigstens anrufen.", false: Anrufen braucht keine Ausbildung.}
""",
}


def german(path: str, old: str, new: str) -> dict[str, str]:
    """Return the translated course with one text in the place of another in one of its files."""
    files = {**VALID, **GERMAN}
    assert files[path].count(old) == 1, f"{old!r} must stand once in {path}"
    return {**GERMAN, path: files[path].replace(old, new)}
