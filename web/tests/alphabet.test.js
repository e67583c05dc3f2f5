import { deepStrictEqual as alike } from "node:assert";
import alphabets from "../../course/records/alphabets.json" with { type: "json" };
import { filed } from "../page/alphabet.js";

const LATIN =
  `Anna Ängström Andersson Åberg Aaron Zoë Zoltán Émile Emil Emilie Łucja Lucas Lech Lwow Ñandu Nora Nuria Ödön
  Otto Østby Ærø Aepfel Süß Suss Sussex Żak Źle Zak Zofia Ćwik Cwal Czech Čapek Chalupa Hana Hynek Chrt Iva Oszkar
  Csilla Çelik Can Ğ Gül Irmak İnci Işık Ibis Şen Sen Sz Szabó Suv Sólyom Ün Uz Úr Ýmir Yngvi Dan Daði O'Brien Obama
  O’Casey Vries De-Vries Devries Noord Müller Mueller Muller Mutter André Andréa Andrea ăsta âna ana șarpe ținc tata`;
/** @type {Record<string, string>} */
const OWN = {
  ar: "أحمد احمد إبراهيم آدم بدر تامر ثريا جمال حسن خالد دينا ذكي رامي زينب سامي شادي عمر غادة محمد نور هدى وليد",
  el: "Άννα Αλέξης Έλενα Ελένη Ήρα Όμηρος Ωρίων Νίκος",
  pl: "Łukasz Lukas Ludwik Ślusarz Sosna Szulc Ądam Adam Azor Ósma Osa Ozga",
  ru: "Ёлкин Елена Ель Йосиф Иван Игорь Яна Андрей",
  uk: "Єва Елла Ігор Ірина Їжак Йосип Ґалаґан Галина Дмитро Яна Іван",
};
const { all: _, ...own } = alphabets;
const LANGUAGES = new Set([..."ar bg de el en es fr he it nl pl pt ru".split(" "), ...Object.keys(own)]);
const known = [...LANGUAGES].filter((language) => Intl.Collator.supportedLocalesOf(language).length);

for (const language of known) {
  Deno.test(`names stand in the order that browsers know of the language ${language}`, () => {
    const written = `${LATIN} ${OWN[language] || ""}`.trim().split(/\s+/);
    const names = written.map((name) => name.normalize("NFC").toLowerCase());
    const keys = new Map(names.map((name) => [filed(name, language), name]));
    alike([...keys.keys()].sort().map((key) => keys.get(key)), [...names].sort(new Intl.Collator(language).compare));
  });
}

Deno.test("a name of plain letters is its own place, and a language may have a country", () => {
  alike(["anna lee", "kim"].map((name) => filed(name, "de-AT")), ["anna lee", "kim"]);
  alike(filed("łucja", "pl-PL") > filed("lwow", "pl"), true);
});
