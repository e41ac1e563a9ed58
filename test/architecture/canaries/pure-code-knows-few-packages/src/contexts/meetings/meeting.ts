import { Injectable } from '@nestjs/common';

export const seen = Injectable;
