import type { PackFile } from '../../contexts/reviews/contract.js';
import { partTwoHoldsSomething } from '../../contexts/reviews/pack-reading.policies.js';
import type { WhichPack } from '../../contexts/reviews/queries/pack-at-cut.js';
import { assertNever } from '../../kernel/assert-never.js';
import { askForBytes } from '../api-client.js';
import { Failure } from '../terminal.js';
import type { WritablePack } from './pack-file.js';
import { printPdf } from './print-pdf.js';

/** As whom a service is asked. */
export interface Asked {
  readonly service: URL;
  readonly token: string;
}

const pathOf = ({ reviewId, kind, version }: WhichPack, ending: '' | '.html' | '.docx'): string => {
  const ofVersion = version === undefined ? '' : `&version=${version}`;
  return `/v1/reviews/${reviewId}/${kind}${ending}?part=2${ofVersion}`;
};

const DIGEST = /^"sha256-([0-9a-f]{64})"$/;

/**
 * Part 2 of a pack or record, from the service: it alone records who reads it. The folder is never read for it.
 * @returns nothing where there is no Part 2
 * @throws Failure where whoever asks is not cleared, or there is no such pack; Unreachable
 */
export const partTwoIfAny = async (
  { service, token }: Asked,
  which: WhichPack,
): Promise<WritablePack | undefined> => {
  const get = (ending: Parameters<typeof pathOf>[1]) =>
    askForBytes(service, { method: 'GET', path: pathOf(which, ending), token });
  const bytesOf = async (ending: Parameters<typeof pathOf>[1]): Promise<Buffer> => {
    const answer = await get(ending);
    if (!answer.ok) throw new Failure(answer.problem, answer.faults);
    return Buffer.from(await answer.response.arrayBuffer());
  };
  const json = await get('');
  if (!json.ok) {
    if (json.faults.some((fault) => fault.startsWith(partTwoHoldsSomething.code))) return undefined;
    throw new Failure(json.problem, json.faults);
  }
  const [, digest = ''] = DIGEST.exec(json.response.headers.get('etag') ?? '') ?? [];
  const text = await json.response.text();
  const as = async (file: PackFile): Promise<string | Buffer> => {
    switch (file) {
      case 'json':
        return text;
      case 'html':
        return bytesOf('.html');
      case 'docx':
        return bytesOf('.docx');
      case 'pdf':
        return printPdf(String(await bytesOf('.html')));
      default:
        return assertNever(file);
    }
  };
  return { digest, as };
};
