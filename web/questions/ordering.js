// ordering: each item has its place, which its control names.

export const judge = ({ key }, value) => key === value;
