// Links one layer whole; running it proves that the link succeeded.
int main()
{
    return 0;
}
