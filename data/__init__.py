"""What we know of each territory: raw files in, validated territories and partnerships out."""
