import { rule } from '../../kernel/refusal.js';
import type { InspectedFile } from './inspect-file.js';
import { endsAs, isAllowedType } from './media-types.js';

const SOURCE = 'Domain, register 3: evidence is a file, link or statement';

const MOST_CHARACTERS = 120;
/** Paths, what a system reserves, control characters, and characters that turn or hide what is read. */
const NOT_IN_A_NAME = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
const DOTS_OR_SPACES_AROUND = /^[\s.]|[\s.]$/u;

export const nameIsPlain = rule<InspectedFile>({
  code: 'EVIDENCE_FILE.NAME_NOT_PLAIN',
  statement:
    'A file is named by its name alone: at most 120 characters, without a path, and without characters that steer, hide or turn what is read.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ name }) =>
    name.length > 0 &&
    name.length <= MOST_CHARACTERS &&
    !NOT_IN_A_NAME.test(name) &&
    !DOTS_OR_SPACES_AROUND.test(name),
});

export const fileIsNotEmpty = rule<InspectedFile>({
  code: 'EVIDENCE_FILE.EMPTY',
  statement: 'A file that is evidence has something in it.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ size }) => size > 0,
});

export const typeIsAllowed = rule<InspectedFile>({
  code: 'EVIDENCE_FILE.TYPE_NOT_ALLOWED',
  statement:
    'A file is a PDF, a picture (PNG, JPEG), a document (DOCX, XLSX, PPTX, ODT), CSV or plain text in UTF-8: by its bytes and as it is declared. No program, script, page or archive is taken.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ declared, found, size }) =>
    size === 0 || (isAllowedType(declared) && found !== undefined && isAllowedType(found)),
});

export const isWhatItSays = rule<InspectedFile>({
  code: 'EVIDENCE_FILE.NOT_WHAT_IT_SAYS',
  statement: 'The bytes of a file, the type that is declared, and the ending of its name agree.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ name, declared, found, size }) =>
    size === 0 || found === undefined || (found === declared && endsAs(name, declared)),
});

export const holdsNothingElse = rule<InspectedFile>({
  code: 'EVIDENCE_FILE.HIDES_SOMETHING',
  statement:
    'A file is of one kind from its first byte to its last: nothing is put before or behind it, and nothing in it acts when it is opened (macros, scripts, embedded files).',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ found, ofOneKind }) => found === undefined || !isAllowedType(found) || ofOneKind,
});

/** What a file must keep to be taken as evidence. */
export const evidenceFileRules = [
  nameIsPlain,
  fileIsNotEmpty,
  typeIsAllowed,
  isWhatItSays,
  holdsNothingElse,
];
