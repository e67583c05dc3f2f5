// single-choice: one choice is right. A key says whether its choice should be chosen.

export const judge = (key, value) => key === (value === true);
