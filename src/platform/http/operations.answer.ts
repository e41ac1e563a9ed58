import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const VIEW_STATES = ['catching-up', 'live', 'failed', 'stopped'] as const;
const REBUILD_STAGES = ['asked', 'filling', 'done', 'failed'] as const;
const DIFFERENCES = ['missing', 'surplus', 'different'] as const;
const DIGEST = {
  pattern: '^[0-9a-f]{64}$',
  example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

export class LivenessAnswer {
  @ApiProperty({ enum: ['live'] })
  readonly status!: 'live';
}

class RefusedEventAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ example: 'action-updated.v2' })
  readonly type!: string;

  @ApiProperty({ example: '1042' })
  readonly position!: string;
}

class ViewFailureAnswer {
  @ApiProperty({ example: 'The event has no plan.' })
  readonly message!: string;

  @ApiPropertyOptional({
    type: RefusedEventAnswer,
    description: 'What it could not take in; absent where a store could not be reached.',
  })
  readonly event?: RefusedEventAnswer;
}

/** A rebuild, from when it was asked for to its end. */
export class RebuildAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({
    enum: REBUILD_STAGES,
    description: 'Asked: whoever keeps the view has not begun yet.',
  })
  readonly stage!: (typeof REBUILD_STAGES)[number];

  @ApiPropertyOptional({
    example: 'action-register_v1_2',
    description: 'What is filled beside the collection that serves.',
  })
  readonly collection?: string;

  @ApiPropertyOptional({
    example: '642',
    description: 'Of the last event taken in; once it is done, when it began to serve.',
  })
  readonly position?: string;

  @ApiPropertyOptional({
    example: '1042',
    description: 'What has to be reached: the end of the log when it was begun.',
  })
  readonly target?: string;

  @ApiPropertyOptional({ type: ViewFailureAnswer, description: 'What it failed of.' })
  readonly failure?: ViewFailureAnswer;
}

/** How one view stands, whichever process keeps it. */
export class ViewStatusAnswer {
  @ApiProperty({ example: 'action-register' })
  readonly name!: string;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly version!: number;

  @ApiProperty({ enum: VIEW_STATES })
  readonly state!: (typeof VIEW_STATES)[number];

  @ApiProperty({ example: '1042', description: 'Of the last event taken in.' })
  readonly position!: string;

  @ApiProperty({ type: 'integer', example: 0, description: 'Events behind the end of the log.' })
  readonly lag!: number;

  @ApiPropertyOptional({ type: ViewFailureAnswer, description: 'What stopped it, or holds it up.' })
  readonly failure?: ViewFailureAnswer;

  @ApiPropertyOptional({ type: RebuildAnswer, description: 'The last one that was asked for.' })
  readonly rebuild?: RebuildAnswer;
}

/** How the service stands, view by view. */
export class ReadinessAnswer {
  @ApiProperty({
    enum: ['ready', 'degraded'],
    description: 'Degraded: a view has failed or is behind.',
  })
  readonly status!: 'ready' | 'degraded';

  @ApiProperty({ example: '1042', description: 'Of the last event in the log.' })
  readonly position!: string;

  @ApiProperty({ type: [ViewStatusAnswer] })
  readonly views!: readonly ViewStatusAnswer[];
}

/** A view that was told to go on. */
export class ResumedViewAnswer {
  @ApiProperty({ example: 'action-register' })
  readonly view!: string;

  @ApiProperty({
    description: 'Whether it had stopped, and whoever keeps it goes on or was asked to.',
  })
  readonly resumed!: boolean;
}

class DifferenceAnswer {
  @ApiProperty({ example: '0190aa5e-7c1e-7000-8000-000000000000' })
  readonly id!: string;

  @ApiProperty({ enum: DIFFERENCES, description: 'Seen from the live view.' })
  readonly kind!: (typeof DIFFERENCES)[number];
}

/** What a comparison of the live view with a fresh fold to the same position found. */
export class VerificationAnswer {
  @ApiProperty({ example: 'action-register' })
  readonly view!: string;

  @ApiProperty({ example: '1042' })
  readonly position!: string;

  @ApiProperty({ type: 'integer', example: 24, description: 'How many are live.' })
  readonly documents!: number;

  @ApiProperty({ description: 'Whether there is no difference.' })
  readonly equal!: boolean;

  @ApiProperty({ type: [DifferenceAnswer], description: 'By id.' })
  readonly differences!: readonly DifferenceAnswer[];

  @ApiProperty({ ...DIGEST, description: 'SHA-256 over the canonical JSON of what is live.' })
  readonly digest!: string;

  @ApiProperty({ ...DIGEST, description: 'The same over the fresh fold.' })
  readonly freshDigest!: string;
}
