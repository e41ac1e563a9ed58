import { Inject, Injectable } from '@nestjs/common';
import {
  type Publication,
  reviewRegister,
  type ReviewRow,
} from '../../../../projections/review-register/review-register.js';
import { assertNever } from '../../../kernel/assert-never.js';
import { problem } from '../../../platform/http/problem.js';
import { Views } from '../../../platform/http/view-query.js';
import { LaterDocuments } from './later-documents.js';
import { byText } from './in-words.js';
import type { PackAtCut } from './pack-at-cut.js';
import { Packs } from './packs.js';

/** What the public is told of a document that it may read. */
export interface Published extends Pick<
  Publication,
  'publicationId' | 'title' | 'kind' | 'version' | 'digest'
> {
  readonly publishedOn: Publication['effectiveAt'];
}

/** A document that the public may read, as its bytes. */
export interface PublishedDocument {
  readonly json: string;
  readonly digest: string;
  /** Of a pack or record: what its page is made from. */
  readonly pack?: PackAtCut;
}

/** A document that does not exist and one that is not public are told apart by nobody who asks without a token. */
const notPublished = (): Error =>
  problem(404, 'There is no such record', {
    code: 'RECORD.NOT_FOUND',
    message: 'Nothing is published under this address.',
  });

/** Exactly what the Board approved for the public, and did not withdraw. */
@Injectable()
export class Publications {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(Packs) private readonly packs: Packs,
    @Inject(LaterDocuments) private readonly later: LaterDocuments,
  ) {}

  /** The last published first. @throws Problem 503 */
  async all(): Promise<readonly Published[]> {
    const reviews = await this.#reviews({ 'publications.part': 1 });
    return reviews
      .flatMap(({ publications }) => publications)
      .filter(({ withdrawn, part }) => withdrawn === undefined && part === 1)
      .map(({ publicationId, title, kind, version, digest, effectiveAt }) => ({
        publicationId,
        title,
        kind,
        version,
        digest,
        publishedOn: effectiveAt,
      }))
      .toSorted(
        (one, other) =>
          byText(other.publishedOn, one.publishedOn) ||
          byText(one.publicationId, other.publicationId),
      );
  }

  /** @throws Problem 404 for everything but what is public now */
  async document(publicationId: string): Promise<PublishedDocument> {
    const [review] = await this.#reviews({ 'publications.publicationId': publicationId });
    const publication = review?.publications.find((each) => each.publicationId === publicationId);
    if (!review || !publication || publication.withdrawn || publication.part !== 1) {
      throw notPublished();
    }
    const document = await this.#fold(review, publication);
    if (document.digest !== publication.digest) {
      throw new Error(`Publication ${publicationId} is not what was approved`);
    }
    return document;
  }

  async #fold(
    { reviewId, addenda }: ReviewRow,
    { kind, version }: Publication,
  ): Promise<PublishedDocument> {
    switch (kind) {
      case 'pack': {
        const pack = await this.packs.of({ reviewId, kind, version });
        return { ...pack, pack };
      }
      case 'record': {
        const pack = await this.packs.of({ reviewId, kind });
        return { ...pack, pack };
      }
      case 'addendum': {
        const issued = addenda.find((each) => each.part === 1 && each.version === version);
        if (!issued) throw notPublished();
        return this.later.addendum(reviewId, 1, issued.upTo);
      }
      default:
        return assertNever(kind);
    }
  }

  async #reviews(filter: Readonly<Record<string, unknown>>): Promise<readonly ReviewRow[]> {
    return (await this.views.collection(reviewRegister, {})).matching(filter);
  }
}
