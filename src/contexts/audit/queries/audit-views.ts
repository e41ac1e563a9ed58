import { Inject, Injectable } from '@nestjs/common';
import { type Answer, type CutQuery, Views } from '../../../platform/http/view-query.js';
import { PERSONAL_DATA, type PersonalData } from '../../../platform/personal-data/personal-data.js';
import { type AuditSample, sampleOf, type SampleQuestion } from './audit-sample.js';
import { POPULATIONS } from './sampled-registers.js';

/** What an auditor asks of the whole ledger, folded to the cut that is asked for. */
@Injectable()
export class AuditViews {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  /** @throws Problem 503, ViewsBusy */
  async sample(question: SampleQuestion, query: CutQuery): Promise<Answer<AuditSample>> {
    const { register } = POPULATIONS[question.register];
    const sample = await sampleOf(question, await this.views.folded(register, query));
    return this.personalData.openAll<unknown>(sample) as Answer<AuditSample>;
  }
}
