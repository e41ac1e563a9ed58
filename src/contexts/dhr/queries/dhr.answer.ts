import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import {
  DHR_TYPES,
  NATIONAL_ANSWERS,
  PUBLISHED_MARKINGS,
  QUALITY_ASSURANCE_OUTCOMES,
  RECOMMENDATION_SCOPES,
} from '../events.js';
import { DhrActionAnswer, DhrReasonAnswer } from './dhr-action.answer.js';

class DhrNameAnswer {
  @ApiProperty({ enum: DHR_TYPES })
  readonly type!: (typeof DHR_TYPES)[number];

  @ApiProperty({ format: 'date', example: '2019-03-01' })
  readonly since!: string;

  @ApiProperty({ example: 'Domestic Violence, Crime and Victims Act 2004, section 9' })
  readonly basis!: string;
}

class DhrNamedAnswer extends EntryAnswer {
  @ApiProperty({ enum: DHR_TYPES })
  readonly type!: (typeof DHR_TYPES)[number];

  @ApiProperty({ format: 'date', example: '2019-03-01' })
  readonly since!: string;

  @ApiProperty({ example: 'Domestic Violence, Crime and Victims Act 2004, section 9' })
  readonly basis!: string;
}

/** What a review is, in its register and on its own page. */
class DhrBasicsAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly dhrId!: string;

  @ApiProperty({ example: 'DHR-2019-01', description: 'A pseudonym.' })
  readonly reference!: string;

  @ApiProperty({ format: 'uuid', description: 'The partnership that commissioned it.' })
  readonly cspId!: string;

  @ApiProperty({ format: 'uuid', description: 'The Board that its actions come to.' })
  readonly boardId!: string;

  @ApiProperty({ format: 'date', example: '2019-03-01' })
  readonly commissionedOn!: string;

  @ApiProperty({ type: DhrNameAnswer, description: 'What it is called, and why.' })
  readonly name!: DhrNameAnswer;

  @ApiProperty({ enum: MARKINGS, description: 'Restricted, until it is published.' })
  readonly marking!: (typeof MARKINGS)[number];

  @ApiProperty()
  readonly isConcluded!: boolean;
}

/** A homicide review in its register. */
export class DhrSummaryAnswer extends DhrBasicsAnswer {
  @ApiPropertyOptional({ enum: QUALITY_ASSURANCE_OUTCOMES, description: 'The last outcome.' })
  readonly qualityAssured?: (typeof QUALITY_ASSURANCE_OUTCOMES)[number];

  @ApiPropertyOptional({ format: 'date', example: '2020-02-01' })
  readonly publishedOn?: string;

  @ApiPropertyOptional({ format: 'date', example: '2020-03-01' })
  readonly concludedOn?: string;

  @ApiProperty({ type: 'integer', example: 7 })
  readonly recommendations!: number;

  @ApiProperty({ type: 'integer', example: 1, description: 'Of these: nobody said what follows.' })
  readonly withoutDisposition!: number;

  @ApiProperty({ type: 'integer', example: 9 })
  readonly actions!: number;

  @ApiProperty({ type: 'integer', example: 6 })
  readonly addressed!: number;

  @ApiProperty({ type: 'integer', example: 8 })
  readonly agreed!: number;

  @ApiProperty({ type: 'integer', example: 5 })
  readonly signedOff!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly overdue!: number;
}

class DhrNoteAnswer extends EntryAnswer {
  @ApiPropertyOptional({ example: 'As the panel agreed.' })
  readonly note?: string;
}

class DhrQualityAnswer extends EntryAnswer {
  @ApiProperty({ enum: QUALITY_ASSURANCE_OUTCOMES })
  readonly outcome!: (typeof QUALITY_ASSURANCE_OUTCOMES)[number];

  @ApiPropertyOptional({ example: 'Two passages were made plainer.' })
  readonly note?: string;
}

class DhrPublishedAnswer extends EntryAnswer {
  @ApiProperty({ enum: PUBLISHED_MARKINGS })
  readonly marking!: (typeof PUBLISHED_MARKINGS)[number];

  @ApiProperty({ format: 'date', example: '2020-01-15' })
  readonly qualityAssuredOn!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'On which it rests, where one is named.' })
  readonly decisionId?: string;
}

class DhrDispositionAnswer extends EntryAnswer {
  @ApiProperty({ enum: ['accepted', 'not-accepted'] })
  readonly as!: 'accepted' | 'not-accepted';

  @ApiPropertyOptional({ example: 'Accepted as it stands.' })
  readonly note?: string;

  @ApiPropertyOptional({ example: 'Another duty covers it already.' })
  readonly because?: string;
}

class DhrAddresseesAnswer extends EntryAnswer {
  @ApiProperty({ enum: NATIONAL_ANSWERS })
  readonly answer!: (typeof NATIONAL_ANSWERS)[number];

  @ApiPropertyOptional({ example: 'The guidance was changed in May.' })
  readonly text?: string;
}

class DhrFedBackAnswer extends EntryAnswer {
  @ApiPropertyOptional({ enum: NATIONAL_ANSWERS, description: 'Absent: that there was none.' })
  readonly answer?: (typeof NATIONAL_ANSWERS)[number];
}

class DhrRecommendationAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly recommendationId!: string;

  @ApiProperty({ type: 'integer', example: 3 })
  readonly number!: number;

  @ApiProperty({ enum: RECOMMENDATION_SCOPES })
  readonly scope!: (typeof RECOMMENDATION_SCOPES)[number];

  @ApiProperty({ type: [String], example: ['information-sharing'] })
  readonly themes!: readonly string[];

  @ApiProperty({ example: 'Agencies share what they know of risk.' })
  readonly text!: string;

  @ApiPropertyOptional({ example: 'Home Office', description: 'Of a national one.' })
  readonly addressee?: string;

  @ApiProperty({ type: EntryAnswer })
  readonly made!: EntryAnswer;

  @ApiPropertyOptional({ enum: ['accepted', 'not-accepted'] })
  readonly disposition?: 'accepted' | 'not-accepted';

  @ApiProperty({ type: [DhrDispositionAnswer] })
  readonly disposed!: readonly DhrDispositionAnswer[];

  @ApiPropertyOptional({ type: EntryAnswer })
  readonly sentOn?: EntryAnswer;

  @ApiProperty({ type: [DhrAddresseesAnswer] })
  readonly answers!: readonly DhrAddresseesAnswer[];

  @ApiProperty({ type: [DhrFedBackAnswer] })
  readonly fedBack!: readonly DhrFedBackAnswer[];

  @ApiPropertyOptional({ type: EntryAnswer })
  readonly closed?: EntryAnswer;

  @ApiProperty({ type: [DhrReasonAnswer] })
  readonly reopened!: readonly DhrReasonAnswer[];

  @ApiPropertyOptional({ type: DhrReasonAnswer })
  readonly withdrawn?: DhrReasonAnswer;

  @ApiProperty({ type: [DhrActionAnswer] })
  readonly actions!: readonly DhrActionAnswer[];
}

/** A homicide review with all that follows from it: its action plan. */
export class DhrAnswer extends DhrBasicsAnswer {
  @ApiProperty({ type: [DhrNamedAnswer], description: 'Everything that it was called.' })
  readonly names!: readonly DhrNamedAnswer[];

  @ApiProperty({ type: EntryAnswer })
  readonly opened!: EntryAnswer;

  @ApiProperty({ type: [DhrQualityAnswer] })
  readonly qualityAssurance!: readonly DhrQualityAnswer[];

  @ApiPropertyOptional({ type: DhrPublishedAnswer })
  readonly published?: DhrPublishedAnswer;

  @ApiProperty({ type: [DhrReasonAnswer] })
  readonly publicationsWithdrawn!: readonly DhrReasonAnswer[];

  @ApiPropertyOptional({ type: DhrNoteAnswer })
  readonly concluded?: DhrNoteAnswer;

  @ApiProperty({ type: [DhrReasonAnswer] })
  readonly reopened!: readonly DhrReasonAnswer[];

  @ApiProperty({ type: [DhrRecommendationAnswer] })
  readonly recommendations!: readonly DhrRecommendationAnswer[];
}
