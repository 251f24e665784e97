/** How the API calls what people name. The server has the last word and follows the same rules. */

/** Words that mean something else in the API: what is called so gets an ending. */
const taken = new Set(
  (
    'and or not any none every aggregate connect disconnect query mutation subscription search pageInfo ' +
    'cursor node edge edges metadata batch duplicates merge restore groupBy record records string int ' +
    'float boolean id uuid date dateTime json rawJson bigFloat bigInt position upload tsVector actor ' +
    'address currency emails fullName links phones richText fileObject fileInput filterIs ' +
    'orderByDirection objectRecordFilter'
  ).split(' '),
);

/** Letters without their marks. */
const plainLetters = (text: string) => text.replaceAll('ß', 'ss').normalize('NFKD').replaceAll(/\p{M}/gu, '');

/** “Größe (cm)” → `grosseCm`, “2nd e-mail” → `n2NdEMail`. */
export function nameOfLabel(label: string): string {
  // What has no plain letter is left out, and its neighbours stay one word.
  const plain = plainLetters(label).replaceAll(/[^ -~]/gu, '');
  const words = plain.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/gu) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
  const camel = joined.charAt(0).toLowerCase() + joined.slice(1);
  const name = /^\d/u.test(camel) ? `n${camel}` : camel;
  return taken.has(name) ? `${name}Custom` : name;
}

/** A first guess, to be corrected: “company” → “companies”. */
export function pluralOf(singular: string): string {
  const word = singular.trim();
  if (!word) return '';
  if (/[^aeiou]y$/iu.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/iu.test(word) ? `${word}es` : `${word}s`;
}
