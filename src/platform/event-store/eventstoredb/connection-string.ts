import { readFileSync } from 'node:fs';
import { NotALedger } from '../event-store.js';

/** Where the server is, and who we are to it. */
export interface ServerAddress {
  readonly url: string;
  readonly caFile?: string;
  readonly credentialsFile?: string;
}

/** @throws NotALedger where the file does not hold a user and a password */
const credentialsIn = (file: string): string => {
  const text = readFileSync(file, 'utf8').trim();
  const separator = text.indexOf(':');
  if (separator < 1 || separator === text.length - 1)
    throw new NotALedger(`${file} does not hold user:password.`);
  const user = encodeURIComponent(text.slice(0, separator));
  return `${user}:${encodeURIComponent(text.slice(separator + 1))}@`;
};

/** The address as the client takes it, with what stands in files. */
export const connectionString = ({ url, caFile, credentialsFile }: ServerAddress): string => {
  const withUser = credentialsFile
    ? url.replace(
        /^([a-z+]+:\/\/)(?:[^@/?]*@)?/,
        (_, scheme: string) => scheme + credentialsIn(credentialsFile),
      )
    : url;
  if (!caFile) return withUser;
  return `${withUser}${withUser.includes('?') ? '&' : '?'}tlsCAFile=${encodeURIComponent(caFile)}`;
};
