import Type from 'typebox';

export const present = Type;
