import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { ISSUED_KINDS } from '../events.js';
import type { PackDocument } from '../pack/pack-document.js';

type Pack = Extract<PackDocument, { kind: 'pack' }>;
type PackRecord = Extract<PackDocument, { kind: 'record' }>;

/** A part as docs/formats/pack.md describes it; what is inside is versioned by `format`, not by this API. */
const part = (description: string): ApiPropertyOptions => ({
  type: 'object',
  additionalProperties: true,
  description,
});

const parts = (description: string): ApiPropertyOptions => ({
  type: 'array',
  items: { type: 'object', additionalProperties: true },
  description,
});

/** The pack, or the record, in its format: its parts in the order in which the Board reads them. Texts stay sealed. */
export class PackAnswer
  implements Omit<PackDocument, 'kind' | 'afterMeeting'>, Partial<Pick<PackRecord, 'afterMeeting'>>
{
  @ApiProperty({ enum: ISSUED_KINDS })
  readonly kind!: PackDocument['kind'];

  @ApiProperty({ enum: [1, 2], description: 'For ever that of the frozen position.' })
  readonly format!: PackDocument['format'];

  @ApiProperty(part('Meeting, position as at, version, marking, what the Board is asked to.'))
  readonly cover!: Pack['cover'];

  @ApiProperty(part('Each group now and last time.'))
  readonly positionPage!: Pack['positionPage'];

  @ApiPropertyOptional(part('Questions of the last review, with answers.'))
  readonly askedLastTime?: Pack['askedLastTime'];

  @ApiProperty(part('At most ten actions, worst first.'))
  readonly exceptions!: Pack['exceptions'];

  @ApiProperty(parts('Every target date that is not the original.'))
  readonly slippage!: Pack['slippage'];

  @ApiProperty(parts('Two pages for each group.'))
  readonly groups!: Pack['groups'];

  @ApiProperty(parts('The indicators that the Board must measure.'))
  readonly nationalIndicators!: Pack['nationalIndicators'];

  @ApiPropertyOptional(
    part('Homicide reviews without case detail; absent where there are none, from format 2 on.'),
  )
  readonly homicideReviews?: Extract<Pack, { format: 2 }>['homicideReviews'];

  @ApiPropertyOptional(
    part("The yearly Victims' Code assessment; absent where there is none, from format 2 on."),
  )
  readonly qualityAssessment?: Extract<Pack, { format: 2 }>['qualityAssessment'];

  @ApiProperty(parts('Decisions that were not carried out, oldest first.'))
  readonly decisionsUndelivered!: Pack['decisionsUndelivered'];

  @ApiPropertyOptional(parts('Meeting actions that are not done, oldest first; from format 2 on.'))
  readonly meetingActionsOpen?: Extract<Pack, { format: 2 }>['meetingActionsOpen'];

  @ApiPropertyOptional(part('Added, completed, moved, rated anew between two positions.'))
  readonly whatChanged?: Pack['whatChanged'];

  @ApiProperty(part('Actions due, meetings convened, reporting schedule.'))
  readonly sixMonths!: Pack['sixMonths'];

  @ApiProperty(part('A all actions, B measures and every figure, C method.'))
  readonly annexes!: Pack['annexes'];

  @ApiPropertyOptional(
    part('Of a record only: judgements, decisions, questions, what was issued, addendum.'),
  )
  readonly afterMeeting?: PackRecord['afterMeeting'];
}
