import { describe, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import { type Circumstances, sealedText, testId } from '../../../test/support/decider-given.js';
import {
  agency,
  assessed,
  attempt,
  code,
  courts,
  cycle,
  evidence,
  first,
  givenCycle,
  givenCycleKnowing,
  group,
  lineOf,
  moderated,
  noReturn,
  notRelevant,
  opened,
  police,
  prosecutors,
  second,
  tookPart,
} from '../../../test/support/qaf-given.js';
import type { AgencyId } from '../bodies/contract.js';
import type { AssessRequirement, ModerateAssessment } from './cycle.commands.js';

const CONTACT = { on: '2021-10-05', by: 'police contact' } as const;
const because = sealedText('because');
type On = Circumstances & { readonly on: string };

const takePart = (who: On = CONTACT, agencyId = police) => attempt('TakePart', { agencyId }, who);
const notFor = (changes: { because?: typeof because } = { because }, who: On = CONTACT) =>
  attempt('FindNotRelevant', { agencyId: police, ...changes }, who);
const missing = (on = '2021-11-01', agencyId = police) =>
  attempt('RecordNoReturn', { agencyId, because }, { on });
const assess = (changes: Partial<AssessRequirement> = {}, who: On = CONTACT) =>
  attempt(
    'AssessRequirement',
    { agencyId: police, requirement: first, rating: 'met', evidence: [evidence], ...changes },
    who,
  );
const PROSECUTOR = { on: '2021-11-08', by: 'prosecutor' } as const;
const moderate = (changes: Partial<ModerateAssessment> = {}, who: On = PROSECUTOR) =>
  attempt(
    'ModerateAssessment',
    { agencyId: police, requirement: first, moderatorId: prosecutors, ...changes },
    who,
  );

const ofPolice = { ...cycle, agencyId: police };
const said = { ...ofPolice, answeredBy: police };
const confirmed = { type: 'qaf-participation-confirmed.v1', data: said } as const;

describe('an agency that is asked', () => {
  it('takes part', () => givenCycle(opened()).when(takePart()).then(confirmed));

  it('or says why it is not relevant', () =>
    givenCycle(opened())
      .when(notFor())
      .then({ type: 'qaf-agency-not-relevant.v1', data: { ...said, because } }));

  it('says so with a reason', () =>
    givenCycle(opened()).when(notFor({})).thenRefused('QAF_AGENCY.NOT_RELEVANT_WITHOUT_REASON'));

  it('answers through its people, or the secretariat on behalf of one of them', () => {
    const given = givenCycle(opened());
    given
      .when(takePart({ on: '2021-10-05', capacity: 'secretariat', onBehalfOf: 'police contact' }))
      .then(confirmed);
    for (const who of [
      { capacity: 'secretariat' },
      { capacity: 'secretariat', onBehalfOf: 'prosecutor' },
      { by: 'prosecutor' },
      { by: 'police contact', capacity: 'auditor' },
    ] as const) {
      given
        .when(takePart({ on: '2021-10-05', ...who }))
        .thenRefused('QAF_AGENCY.NOT_YOURS_TO_ANSWER_FOR');
    }
  });

  it('is answered for by its successor once it has ended', () => {
    const ends = { on: plainDate('2021-09-15'), successors: [prosecutors] };
    const line = lineOf(agency(police, 'Police', { ends }), agency(prosecutors, 'Prosecutors'));
    const given = givenCycleKnowing({ line })(opened());
    given.when(takePart({ on: '2021-10-05', by: 'prosecutor' })).then({
      type: 'qaf-participation-confirmed.v1',
      data: { ...ofPolice, answeredBy: prosecutors },
    });
    given.when(takePart()).thenRefused('QAF_AGENCY.NOT_YOURS_TO_ANSWER_FOR');
  });

  it('was asked, and since the cycle was opened', () => {
    givenCycle(opened({ agencyIds: [prosecutors] }))
      .when(takePart())
      .thenRefused('QAF_AGENCY.NOT_ASKED');
    givenCycle(opened())
      .when(takePart({ on: '2021-08-31', today: '2021-10-05', by: 'police contact' }))
      .thenRefused('QAF_CYCLE.BEFORE_IT_OPENED');
  });

  it('changes its mind, but does not say the same twice', () => {
    givenCycle(opened(), tookPart()).when(takePart()).thenRefused('QAF_AGENCY.ALREADY_SAID_SO');
    givenCycle(opened(), notRelevant(police)).when(takePart()).then(confirmed);
    givenCycle(opened(), tookPart(police, '2021-10-06'))
      .when(notFor())
      .thenRefused('QAF_AGENCY.SAID_EARLIER');
    givenCycle(opened(), tookPart(), assessed())
      .when(notFor())
      .thenRefused('QAF_AGENCY.HAS_ASSESSED');
  });
});

describe('no return', () => {
  it('is recorded once the day is over, once', () => {
    const data = { ...ofPolice, because };
    givenCycle(opened(), tookPart())
      .when(missing())
      .then({ type: 'qaf-no-return-recorded.v1', data });
    givenCycle(opened()).when(missing()).then({ type: 'qaf-no-return-recorded.v1', data });
    givenCycle(opened()).when(missing('2021-10-29')).thenRefused('QAF_AGENCY.RETURN_NOT_DUE_YET');
    givenCycle(opened(), noReturn(police))
      .when(missing())
      .thenRefused('QAF_AGENCY.NO_RETURN_ALREADY_RECORDED');
  });

  it('is of those who owe one and gave none', () => {
    givenCycle(opened(), notRelevant(police))
      .when(missing())
      .thenRefused('QAF_AGENCY.NOT_RELEVANT');
    givenCycle(opened(), tookPart(), assessed())
      .when(missing())
      .thenRefused('QAF_AGENCY.HAS_ASSESSED');
  });
});

describe('a self-assessment', () => {
  const given = givenCycle(opened(), tookPart());
  const data = { ...said, requirement: first, rating: 'met' as const, evidence: [evidence] };

  it('rates a requirement, with evidence', () =>
    given.when(assess()).then({ type: 'qaf-requirement-assessed.v1', data }));

  it('keeps what is said of evidence, else takes it for that of the agency', () => {
    const { holderId: _, marking: __, ...bare } = evidence;
    given.when(assess({ evidence: [bare] })).then({ type: 'qaf-requirement-assessed.v1', data });
    given.when(assess({ evidence: [{ ...bare, holderId: courts, marking: 'restricted' }] })).then({
      type: 'qaf-requirement-assessed.v1',
      data: { ...data, evidence: [{ ...evidence, holderId: courts, marking: 'restricted' }] },
    });
  });

  it('is made anew until somebody moderated, and no earlier than the last', () => {
    givenCycle(opened(), tookPart(), assessed())
      .when(assess({ rating: 'not-met', evidence: [], because }))
      .then({
        type: 'qaf-requirement-assessed.v1',
        data: { ...data, rating: 'not-met', evidence: [], because },
      });
    givenCycle(opened(), tookPart(), assessed())
      .when(assess({}, { on: '2021-10-03', today: '2021-10-05', by: 'police contact' }))
      .thenRefused('QAF_ASSESSMENT.EARLIER_THAN_THE_LAST');
    givenCycle(opened(), tookPart(), assessed(), moderated())
      .when(assess({}, { ...CONTACT, on: '2021-11-09' }))
      .thenRefused('QAF_ASSESSMENT.ALREADY_MODERATED');
  });

  it.each([
    ['QAF_ASSESSMENT.REQUIREMENT_NOT_FOUND', assess({ requirement: code('XX-99') })],
    [
      'QAF_ASSESSMENT.NOT_APPLICABLE_WITHOUT_REASON',
      assess({ rating: 'not-applicable', evidence: [] }),
    ],
    ['QAF_ASSESSMENT.NO_EVIDENCE', assess({ evidence: [] })],
    ['QAF_ASSESSMENT.NO_EVIDENCE', assess({ rating: 'partly-met', evidence: [] })],
  ])('is refused: %s', (refusal, assesses) => {
    given.when(assesses).thenRefused(refusal);
  });

  it('is of an agency that takes part', () => {
    for (const history of [[opened()], [opened(), notRelevant(police)]]) {
      givenCycle(...history)
        .when(assess())
        .thenRefused('QAF_ASSESSMENT.AGENCY_DOES_NOT_TAKE_PART');
    }
  });

  const { content: _, ...nothing } = evidence;
  it.each([
    ['QAF_EVIDENCE.HOLDER_NOT_FOUND', { ...evidence, holderId: testId<AgencyId>('stranger') }],
    ['QAF_EVIDENCE.NOTHING_SHOWN', nothing],
    ['QAF_EVIDENCE.NOTHING_SHOWN', { ...evidence, kind: 'file' as const }],
    ['QAF_EVIDENCE.OF_A_DAY_TO_COME', { ...evidence, effectiveOn: plainDate('2021-10-06') }],
    ['QAF_EVIDENCE.NOT_KEPT', { ...evidence, keepUntil: plainDate('2021-10-05') }],
  ])('is refused with evidence: %s', (refusal, shown) => {
    given.when(assess({ evidence: [shown] })).thenRefused(refusal);
  });
});

describe('moderation', () => {
  const history = [opened(), tookPart(), tookPart(prosecutors), assessed()];
  const given = givenCycle(...history);
  const data = { ...ofPolice, requirement: first, moderatorId: prosecutors };

  it('agrees, or rates otherwise and says why', () => {
    const agreed = { ...data, rating: 'met' as const, agreed: true };
    given.when(moderate()).then({ type: 'qaf-assessment-moderated.v1', data: agreed });
    given
      .when(moderate({ rating: 'met' }))
      .then({ type: 'qaf-assessment-moderated.v1', data: agreed });
    given.when(moderate({ rating: 'partly-met', because })).then({
      type: 'qaf-assessment-moderated.v1',
      data: { ...data, rating: 'partly-met', agreed: false, because },
    });
    given
      .when(moderate({ rating: 'partly-met' }))
      .thenRefused('QAF_MODERATION.OTHER_RATING_WITHOUT_REASON');
  });

  it('is never that of the agency itself, on behalf of its people neither', () => {
    const own = { moderatorId: police };
    given
      .when(moderate(own, { on: '2021-11-08', by: 'police colleague' }))
      .thenRefused('QAF_MODERATION.OWN_AGENCY');
    given
      .when(
        moderate(own, {
          on: '2021-11-08',
          capacity: 'secretariat',
          onBehalfOf: 'police colleague',
        }),
      )
      .thenRefused('QAF_MODERATION.OWN_AGENCY');
    given
      .when(moderate({}, { on: '2021-11-08', by: 'both' }))
      .thenRefused('QAF_MODERATION.OWN_AGENCY');
  });

  it('is not that of the successor of the agency that assessed', () => {
    const ends = { on: plainDate('2021-11-01'), successors: [prosecutors] };
    const line = lineOf(agency(police, 'Police', { ends }), agency(prosecutors, 'Prosecutors'));
    givenCycleKnowing({ line })(...history)
      .when(moderate())
      .thenRefused('QAF_MODERATION.OWN_AGENCY');
  });

  it('is that of somebody else than who assessed, even where they changed sides', () => {
    const changed = assessed({}, { on: '2021-10-04', by: 'prosecutor' });
    givenCycle(opened(), tookPart(), changed)
      .when(moderate())
      .thenRefused('QAF_MODERATION.BY_WHO_ASSESSED');
  });

  it('is entered by or on behalf of the people of the moderating agency', () => {
    const onBehalf = {
      on: '2021-11-08',
      capacity: 'secretariat',
      onBehalfOf: 'prosecutor',
    } as const;
    given.when(moderate({}, onBehalf)).then({
      type: 'qaf-assessment-moderated.v1',
      data: { ...data, rating: 'met', agreed: true },
    });
    given
      .when(moderate({}, { on: '2021-11-08', by: 'chair' }))
      .thenRefused('QAF_MODERATION.NOT_YOURS_TO_MODERATE');
  });

  it('needs an assessment, which came first', () => {
    given.when(moderate({ requirement: second })).thenRefused('QAF_MODERATION.NOT_ASSESSED');
    given
      .when(moderate({}, { on: '2021-10-03', today: '2021-11-08', by: 'prosecutor' }))
      .thenRefused('QAF_MODERATION.BEFORE_THE_ASSESSMENT');
    givenCycle(...history, moderated())
      .when(moderate())
      .thenRefused('QAF_ASSESSMENT.ALREADY_MODERATED');
  });

  it('is that of a registered agency', () =>
    givenCycleKnowing({ line: lineOf(agency(police, 'Police')), group })(...history)
      .when(moderate())
      .thenRefused('QAF_MODERATION.AGENCY_NOT_FOUND'));
});
