import { describe, expect, it } from '@jest/globals';
import type { Brand } from '../../kernel/brand.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { Opened } from '../personal-data/opened.js';
import type { Answering, Documents } from './documented.js';

interface Row {
  readonly id: Brand<string, 'Id'>;
  readonly stage: 'open' | 'closed';
  readonly notes: readonly { readonly text: Sealed; readonly due?: Brand<string, 'Day'> }[];
}
type Answer = Opened<Row>;

class Note {
  readonly text!: string;
  readonly due?: string;
}

class Whole {
  readonly id!: string;
  readonly stage!: 'open' | 'closed';
  readonly notes!: readonly Note[];
}

/** The compiler decides each of these: a wrong verdict does not pass the type check. */
const verdicts: readonly [
  whole: Documents<Whole, Answer>,
  sealed: Documents<Whole, Row>,
  lacksAField: Documents<Omit<Whole, 'id'>, Answer>,
  hasOneMore: Documents<Whole & { readonly more?: string }, Answer>,
  lacksAnOptionalFieldInside: Documents<
    Omit<Whole, 'notes'> & { readonly notes: readonly { readonly text: string }[] },
    Answer
  >,
  callsItOptional: Documents<Omit<Whole, 'id'> & { readonly id?: string }, Answer>,
  lacksAStage: Documents<Omit<Whole, 'stage'> & { readonly stage: 'open' }, Answer>,
] = [true, false, false, false, false, false, false];

const documented: Answering<Whole> = () => undefined;

class Routes {
  @documented
  async whole(): Promise<Answer> {
    return { id: '' as Answer['id'], stage: 'open', notes: [] };
  }

  // @ts-expect-error: it answers a stage that its route does not document
  @documented
  async other(): Promise<{ readonly stage: 'frozen' }> {
    return { stage: 'frozen' };
  }
}

describe('what a route documents', () => {
  it('is compared with what its method answers by the compiler, field by field', () => {
    expect(verdicts.filter(Boolean)).toEqual([true]);
    expect(Object.getOwnPropertyNames(Routes.prototype)).toContain('whole');
  });
});
