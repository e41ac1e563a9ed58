import { Injectable } from '@nestjs/common';
import { StoreUnavailable } from '../../../platform/event-store/event-store.js';
import { present } from '../../bodies/contract.js';
import { seen } from '../meeting.js';

export const used = [Injectable, StoreUnavailable, present, seen];
