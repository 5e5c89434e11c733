// Linked with one room and the rooms below it, each taken whole: an undefined name is a room that
// leans on one above.
int main() { return 0; }
