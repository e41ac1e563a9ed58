import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { repositoryFiles, ROOT } from './repository-files.js';

/** A part of the program that others rest on, or that rests on others. */
interface Layer {
  readonly name: string;
  readonly title: string;
  /** Which files belong to it; its second group, where it has one, is the folder within the layer. */
  readonly files: RegExp;
}

/** From the top, which rests on everything, to what rests on nothing. */
const LAYERS: readonly Layer[] = [
  { name: 'cli', title: 'cli: the ledger commands', files: /^src\/cli\// },
  {
    name: 'composition',
    title: 'composition: which adapters, which contexts',
    files: /^src\/[^/]+\.ts$/,
  },
  {
    name: 'contexts',
    title: 'contexts: rules, commands, queries',
    files: /^src\/contexts\/([^/]+)\//,
  },
  {
    name: 'projections',
    title: 'projections: views as pure functions',
    files: /^projections\/(?:([^/]+)\/)?/,
  },
  {
    name: 'platform',
    title: 'platform: stores, keys, runner, HTTP',
    files: /^src\/platform\/([^/]+)\//,
  },
  { name: 'kernel', title: 'kernel: imports nothing of ours', files: /^src\/kernel\// },
];

/** What an arrow between two layers stands for, where it is not plain. */
const MEANINGS: Readonly<Record<string, string>> = {
  'contexts>projections': 'queries read views',
  'projections>contexts': 'contracts: events and ids',
};

const isOurs = (path: string): boolean =>
  path.endsWith('.ts') &&
  !/\.(spec|d)\.ts$/.test(path) &&
  LAYERS.some(({ files }) => files.test(path));

const importsOf = (path: string): readonly string[] =>
  [...readFileSync(join(ROOT, path), 'utf8').matchAll(/from '(\.[^']+)\.js'/g)].map(
    ([, to = '']) => `${posix.join(posix.dirname(path), to)}.ts`,
  );

const layerOf = (path: string): Layer | undefined => LAYERS.find(({ files }) => files.test(path));
const folderOf = (path: string): string | undefined => layerOf(path)?.files.exec(path)?.[1];

const idOf = (layer: string, folder: string): string => `${layer}_${folder.replaceAll('-', '_')}`;

const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)].toSorted();

const boxOf = ({ name, title }: Layer, folders: readonly string[]): readonly string[] =>
  folders.length === 0
    ? [`  ${name}["${title}"]`]
    : [
        `  subgraph ${name} ["${title}"]`,
        ...folders.map((folder) => `    ${idOf(name, folder)}["${folder}"]`),
        '  end',
      ];

const arrow = (from: string, to: string): string => {
  const meaning = MEANINGS[`${from}>${to}`];
  return meaning === undefined ? `  ${from} --> ${to}` : `  ${from} -->|${meaning}| ${to}`;
};

/** What imports what: between layers, and between contexts, which meet at their contracts. */
const arrowsOf = (files: readonly string[]): readonly string[] => {
  const pairs = files.flatMap((from) => importsOf(from).map((to) => [from, to] as const));
  const between = pairs.flatMap(([from, to]) => {
    const [one, other] = [layerOf(from)?.name, layerOf(to)?.name];
    return one && other && one !== other ? [arrow(one, other)] : [];
  });
  const within = pairs.flatMap(([from, to]) => {
    const [one, other] = [folderOf(from), folderOf(to)];
    const isMeeting =
      layerOf(from)?.name === 'contexts' && layerOf(to)?.name === 'contexts' && one !== other;
    return isMeeting && one && other ? [arrow(idOf('contexts', one), idOf('contexts', other))] : [];
  });
  return [...unique(within), ...unique(between)];
};

/** The architecture as the folders and imports have it, as a Mermaid flowchart. */
export const architecturePicture = (): string => {
  const files = repositoryFiles().filter(isOurs);
  const boxes = LAYERS.flatMap((layer) => {
    const folders = files
      .filter((path) => layerOf(path) === layer)
      .flatMap((path) => folderOf(path) ?? []);
    return boxOf(layer, unique(folders));
  });
  return ['flowchart TB', ...boxes, ...arrowsOf(files)].join('\n');
};

/** Where the picture stands. */
export const ARCHITECTURE = join(ROOT, 'docs/architecture.md');

const PICTURE = /(?<=```mermaid\n)[^]*?(?=\n```)/;

/** The picture that the page shows. */
export const shownPicture = (page: string): string => PICTURE.exec(page)?.[0] ?? '';

export const withPicture = (page: string, picture: string): string =>
  page.replace(PICTURE, picture);
